import { Checkbox, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { FieldMessage } from '../../components/FieldMessage.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { Icon } from '../../components/Icon.js';
import { useFormat } from '../../i18n/useFormat.js';
import { capacities, type Claims, type Power } from './queries.js';
import classes from './credentials.module.css';

export interface ClaimsFieldsProps {
  claims: Required<Claims>;
  /** Powers that a letter of this delegation can grant. */
  claimable: readonly Power[];
  editable: boolean;
  /** What the server said of each field. */
  wrong: ReadonlyMap<string, string>;
  onChange: (changes: Claims) => void;
  /** The reader leaves a field. */
  onLeave: () => void;
}

/** Who signed the letter, when, and which powers it grants one by one. */
export function ClaimsFields({
  claims,
  claimable,
  editable,
  wrong,
  onChange,
  onLeave,
}: ClaimsFieldsProps) {
  const { t } = useTranslation('credentials');
  const { calendarDate } = useFormat();
  const error = (field: string) =>
    wrong.has(field) && <FieldMessage>{wrong.get(field)}</FieldMessage>;
  const disabled = !editable;
  const { powers } = claims;
  const toggle = (power: Power, on: boolean) =>
    onChange({
      powers: claimable.filter((other) => (other === power ? on : powers.includes(other))),
    });
  return (
    <div className={classes.claims} onBlur={onLeave}>
      <FormRow>
        <TextInput
          label={t('field.signatoryName')}
          value={claims.signatoryName}
          onChange={(event) => onChange({ signatoryName: event.currentTarget.value })}
          error={error('signatoryName')}
          maxLength={200}
          disabled={disabled}
        />
        <DateInput
          label={t('field.signedOn')}
          valueFormat="D MMMM YYYY"
          value={claims.signedOn}
          onChange={(signedOn) => onChange({ signedOn })}
          placeholder={calendarDate('2025-10-20', 'plain')}
          error={error('signedOn')}
          disabled={disabled}
        />
      </FormRow>
      <FormRow>
        <Select
          label={t('field.signatoryCapacity')}
          data={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
          value={claims.signatoryCapacity}
          onChange={(value) =>
            onChange({ signatoryCapacity: capacities.find((one) => one === value) ?? null })
          }
          rightSection={<Icon name="chevron--down" />}
          error={error('signatoryCapacity')}
          disabled={disabled}
        />
        <TextInput
          label={t('field.signatoryFunction')}
          value={claims.signatoryFunction}
          onChange={(event) => onChange({ signatoryFunction: event.currentTarget.value })}
          error={error('signatoryFunction')}
          maxLength={200}
          disabled={disabled}
        />
      </FormRow>
      <FormSection title={t('powersTitle')}>
        <Checkbox.Group
          label={t('powersLabel')}
          description={t('powersHint')}
          value={[...powers]}
          error={error('powers')}
        >
          <div className={classes.powers}>
            {claimable.map((power) => (
              <Checkbox
                key={power}
                value={power}
                label={
                  <>
                    <span className={classes.power}>{t(`power.${power}`)}</span>
                    <span className={classes.powerText}>{t(`powerText.${power}`)}</span>
                  </>
                }
                disabled={disabled}
                onChange={(event) => toggle(power, event.currentTarget.checked)}
              />
            ))}
          </div>
        </Checkbox.Group>
      </FormSection>
    </div>
  );
}
