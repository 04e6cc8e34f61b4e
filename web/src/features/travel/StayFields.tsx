import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { CheckboxField, SelectField, TextField } from '../../components/fields.js';
import type { Hotel, TravelFields } from './queries.js';
import classes from './TravelCard.module.css';

export interface StayFieldsProps {
  control: Control<TravelFields>;
  hotels: readonly Hotel[];
  warning: (name: keyof TravelFields) => string | undefined;
}

/** Where a person stays. */
export function StayFields({ control, hotels, warning }: StayFieldsProps) {
  const { t } = useTranslation('travel');
  return (
    <FormSection title={t('stay.title')}>
      <FormRow>
        {hotels.length > 0 && (
          <SelectField
            control={control}
            name="hotelId"
            label={t('stay.hotel')}
            data={hotels.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder={t('stay.choose')}
            warning={warning('hotelId')}
            clearable
            searchable
          />
        )}
        <TextField
          control={control}
          name="hotelOther"
          label={t('stay.other')}
          maxLength={200}
          warning={hotels.length === 0 ? warning('hotelId') : undefined}
        />
      </FormRow>
      <FormRow>
        <SelectField
          control={control}
          name="room"
          label={t('stay.room')}
          clearable
          data={(['single', 'double', 'twin', 'suite'] as const).map((value) => ({
            value,
            label: t(`room.${value}`),
          }))}
        />
        <TextField
          control={control}
          name="roomNeeds"
          label={t('stay.needs')}
          placeholder={t('stay.needsExample')}
          maxLength={300}
        />
      </FormRow>
    </FormSection>
  );
}

/** What a person needs on the way. */
export function TransportFields({ control }: { control: Control<TravelFields> }) {
  const { t } = useTranslation('travel');
  return (
    <FormSection title={t('transport.title')}>
      <div className={classes.checks}>
        <CheckboxField control={control} name="transfer" label={t('transport.transfer')} />
        <CheckboxField
          control={control}
          name="accessibleVehicle"
          label={t('transport.accessible')}
        />
        <CheckboxField control={control} name="securityCar" label={t('transport.security')} />
      </div>
      <FormRow columns={1}>
        <TextField
          control={control}
          name="transportNote"
          label={t('transport.note')}
          maxLength={300}
        />
      </FormRow>
    </FormSection>
  );
}
