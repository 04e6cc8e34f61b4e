import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { SelectField, TextField } from '../../components/fields.js';
import { languageCodes, languages, type Language } from '../../i18n/languages.js';
import { EditForm } from '../office/EditForm.js';
import { contactsQuery, type Contact } from '../office/queries.js';
import { plain } from '../office/plain.js';
import { useWords } from '../office/useOffice.js';
import type { ContactRow } from './contact-rows.js';

interface Fields {
  sender: string;
  name: string;
  email: string;
  language: Language;
}

const organisation = 'organisation ';

const toFields = ({ memberIso2, organisationCode, name, email, language }: Contact): Fields => ({
  sender: memberIso2 ?? `${organisation}${organisationCode ?? ''}`,
  name,
  email,
  language,
});

/** Whom one writes to at a bureau or an organisation. */
export function ContactForm({
  assemblyId,
  contact,
  start,
  rows,
  onDone,
}: {
  assemblyId: string;
  contact: Contact | undefined;
  /** Key of the party that a new contact belongs to. */
  start: string | undefined;
  rows: readonly ContactRow[];
  onDone: () => void;
}) {
  const { t } = useTranslation(['contacts', 'common']);
  const client = useQueryClient();
  const words = useWords();
  const path = { assemblyId };
  return (
    <EditForm<Contact, Fields>
      record={contact}
      defaults={{ sender: start ?? '', name: '', email: '', language: 'en' }}
      toValues={toFields}
      labels={{
        sender: t('party'),
        name: t('common:words.name'),
        email: t('common:words.email'),
        language: t('mailLanguage'),
      }}
      show={(name, value) =>
        name === 'language' ? languages[value as Language].name : plain(value)
      }
      reload={async (id) => {
        const all = await client.fetchQuery({ ...contactsQuery(assemblyId), staleTime: 0 });
        return all.find((candidate) => candidate.id === id);
      }}
      create={({ sender, ...fields }, header) =>
        api.POST('/api/v1/assemblies/{assemblyId}/contacts', {
          params: { path },
          headers: header,
          body: {
            ...fields,
            ...(sender.startsWith(organisation)
              ? { organisationCode: sender.slice(organisation.length) }
              : { memberIso2: sender }),
          },
        })
      }
      update={({ id }, { name, email, language }, header) =>
        api.PATCH('/api/v1/assemblies/{assemblyId}/contacts/{contactId}', {
          params: { path: { ...path, contactId: id }, header },
          body: { name, email, language },
        })
      }
      stale={[['contacts'], ['delegations']]}
      onDone={onDone}
      submit={contact ? t('common:words.save') : t('add')}
      remove={
        contact && {
          label: t('remove.label'),
          question: t('remove.question', { name: contact.name }),
          run: () =>
            api.DELETE('/api/v1/assemblies/{assemblyId}/contacts/{contactId}', {
              params: { path: { ...path, contactId: contact.id } },
            }),
        }
      }
    >
      {(control) => (
        <FormSection>
          <FormRow>
            <SelectField
              control={control}
              name="sender"
              label={t('party')}
              searchable
              disabled={contact !== undefined}
              data={rows.map(({ key, names }) => ({ value: key, label: words(names) }))}
              rules={{ required: t('partyMissing') }}
            />
            <SelectField
              control={control}
              name="language"
              label={t('mailLanguage')}
              allowDeselect={false}
              data={languageCodes.map((value) => ({ value, label: languages[value].name }))}
            />
          </FormRow>
          <FormRow>
            <TextField
              control={control}
              name="name"
              label={t('common:words.name')}
              data-autofocus
              rules={{ required: t('nameMissing') }}
            />
            <TextField
              control={control}
              name="email"
              type="email"
              dir="ltr"
              label={t('common:words.email')}
              rules={{ required: t('emailMissing') }}
            />
          </FormRow>
        </FormSection>
      )}
    </EditForm>
  );
}
