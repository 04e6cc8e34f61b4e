import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { ChoiceField, SelectField, TextField } from '../../components/fields.js';
import { TimeField } from '../../components/TimeField.js';
import { TypedDateField } from '../../components/TypedDateField.js';
import type { Direction, TravelFields } from './queries.js';
import { usePortName } from './words.js';

export interface LegFieldsProps {
  control: Control<TravelFields>;
  direction: Direction;
  /** Airports of the host; empty where every code is accepted. */
  airports: readonly string[];
  /** City of the Assembly, whose clocks count at this end. */
  city: string;
  /** The sentence under a field that is missing or unlikely. */
  warning: (name: keyof TravelFields) => string | undefined;
  disabled: boolean;
}

/** How a person comes, or goes. */
export function LegFields(props: LegFieldsProps) {
  const { control, direction, warning, disabled } = props;
  const { t } = useTranslation('travel');
  const mode = useWatch({ control, name: `${direction}Mode` });
  return (
    <FormSection title={t(`${direction}.title`)}>
      <ChoiceField
        control={control}
        name={`${direction}Mode`}
        label={t('modeLabel')}
        disabled={disabled}
        data={[
          { value: '', label: t('mode.none') },
          ...(['flight', 'train', 'car'] as const).map((value) => ({
            value,
            label: t(`mode.${value}`),
          })),
        ]}
      />
      {mode === 'flight' && <FlightFields {...props} />}
      {mode === 'train' && (
        <>
          <FormRow>
            <TextField
              control={control}
              name={`${direction}Number`}
              label={t('trainNumber')}
              maxLength={12}
              dir="ltr"
            />
            <TextField
              control={control}
              name={`${direction}Place`}
              label={t('station')}
              maxLength={80}
            />
          </FormRow>
          <WhenFields {...props} />
        </>
      )}
      {mode === 'car' && (
        <>
          <FormRow columns={1}>
            <TextField
              control={control}
              name={`${direction}Place`}
              label={t('border')}
              maxLength={80}
              warning={warning(`${direction}Place`)}
            />
          </FormRow>
          <WhenFields {...props} />
        </>
      )}
    </FormSection>
  );
}

function FlightFields(props: LegFieldsProps) {
  const { control, direction, airports, warning } = props;
  const { t } = useTranslation('travel');
  const portName = usePortName();
  return (
    <>
      <FormRow>
        <TextField
          control={control}
          name={`${direction}Number`}
          label={t('flightNumber')}
          placeholder={t('flightExample')}
          warning={warning(`${direction}Number`)}
          maxLength={12}
          dir="ltr"
        />
        {airports.length > 0 ? (
          <SelectField
            control={control}
            name={`${direction}Port`}
            label={t(`${direction}.port`)}
            data={airports.map((value) => ({ value, label: portName(value) }))}
            warning={warning(`${direction}Port`)}
            searchable
          />
        ) : (
          <TextField
            control={control}
            name={`${direction}Port`}
            label={t(`${direction}.port`)}
            warning={warning(`${direction}Port`)}
            maxLength={3}
            dir="ltr"
          />
        )}
      </FormRow>
      <WhenFields {...props} />
      <FormRow columns={3}>
        <TextField
          control={control}
          name={`${direction}FarPort`}
          label={t(`${direction}.far`)}
          placeholder={t('farExample')}
          warning={warning(`${direction}FarPort`)}
          maxLength={3}
          dir="ltr"
        />
        <TypedDateField
          control={control}
          name={`${direction}FarDate`}
          label={t(`${direction}.farDate`)}
        />
        <TimeField
          control={control}
          name={`${direction}FarTime`}
          label={t(`${direction}.farTime`)}
        />
      </FormRow>
    </>
  );
}

/** Date and time at the Assembly's end. */
function WhenFields({ control, direction, city, warning }: LegFieldsProps) {
  const { t } = useTranslation('travel');
  return (
    <FormRow>
      <TypedDateField
        control={control}
        name={`${direction}Date`}
        label={t(`${direction}.date`)}
        warning={warning(`${direction}Date`)}
      />
      <TimeField
        control={control}
        name={`${direction}Time`}
        label={t(`${direction}.time`, { city })}
        warning={warning(`${direction}Time`)}
      />
    </FormRow>
  );
}
