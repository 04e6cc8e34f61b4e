import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SaveQueue } from '../../../components/autosave/save-queue.js';
import { FieldMessage } from '../../../components/FieldMessage.js';
import { FormRow, FormSection } from '../../../components/FormLayout.js';
import { SelectField } from '../../../components/fields.js';
import { TypedDateField } from '../../../components/TypedDateField.js';
import { useFormat } from '../../../i18n/useFormat.js';
import type { Person } from '../../own-delegation/types.js';
import { documentTypes, type CardFields } from '../card-fields.js';
import { CountryField } from './CountryField.js';
import { DocumentNumber } from './DocumentNumber.js';
import type { CardNeeds } from './useCardNeeds.js';

/** What the person travels with; the number is shown masked. */
export function DocumentFields({
  control,
  needs,
  person,
  queue,
  record,
  reveal,
  editable,
}: {
  control: Control<CardFields>;
  needs: CardNeeds;
  person: Person;
  queue: SaveQueue;
  record: string;
  reveal: () => Promise<string | null>;
  editable: boolean;
}) {
  const { t } = useTranslation('people');
  const { calendarDate } = useFormat();
  const until = person.warnings.find(({ code }) => code === 'document_expires')?.until;
  const expires = until ? t('expires', { date: calendarDate(until, 'plain') }) : undefined;
  return (
    <FormSection title={t('document')}>
      <FormRow columns={3}>
        <SelectField
          control={control}
          name="documentType"
          label={t('documentType')}
          warning={needs('documentType')}
          placeholder={t('choose')}
          data={documentTypes.map((value) => ({ value, label: t(`documentTypes.${value}`) }))}
        />
        <DocumentNumber
          key={record}
          person={person}
          queue={queue}
          record={record}
          warning={needs('documentNumber')}
          reveal={reveal}
          editable={editable}
        />
        <TypedDateField
          control={control}
          name="documentExpiresOn"
          label={t('documentExpiresOn')}
          warning={expires ?? needs('documentExpiresOn')}
          warningBelow={expires !== undefined}
          opensAt="decade"
          disabled={!editable}
        />
      </FormRow>
      {expires && (
        <div aria-hidden>
          <FieldMessage tone="warn">{expires}</FieldMessage>
        </div>
      )}
      <FormRow columns={3}>
        <CountryField
          control={control}
          name="documentCountry"
          label={t('documentCountry')}
          warning={needs('documentCountry')}
          withIssuers
        />
      </FormRow>
    </FormSection>
  );
}
