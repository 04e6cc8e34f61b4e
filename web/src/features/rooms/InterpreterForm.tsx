import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useController, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { FormRow, FormSection } from '../../components/FormLayout.js';
import { SelectField, TextField } from '../../components/fields.js';
import { useFormat } from '../../i18n/useFormat.js';
import { EditForm } from '../office/EditForm.js';
import { plain } from '../office/plain.js';
import { interpretersQuery, type Interpreter, type UserList } from '../office/queries.js';
import { Spans } from '../office/Spans.js';
import type { AssemblyInfo } from '../own-delegation/types.js';
import { officialPairs, pairNames } from './language-names.js';
import classes from './rooms.module.css';

interface Fields {
  name: string;
  pairs: string[];
  userId: string | null;
}

const toFields = ({ name, pairs, userId }: Interpreter): Fields => ({
  name,
  pairs: pairs.toSorted(),
  userId,
});

/** One interpreter: languages, account, and the times away. */
export function InterpreterForm({
  assembly,
  interpreter,
  users,
  onDone,
}: {
  assembly: AssemblyInfo;
  interpreter: Interpreter | undefined;
  users: UserList['items'];
  onDone: () => void;
}) {
  const { t } = useTranslation(['rooms', 'common']);
  const client = useQueryClient();
  const pairName = usePairName();
  const path = { assemblyId: assembly.id };
  const ownPath = { ...path, interpreterId: interpreter?.id ?? '' };
  const stale = [['interpreters']];
  return (
    <>
      <EditForm<Interpreter, Fields>
        record={interpreter}
        defaults={{ name: '', pairs: [], userId: null }}
        toValues={toFields}
        labels={{
          name: t('common:words.name'),
          pairs: t('interpreters.pairs'),
          userId: t('interpreters.account'),
        }}
        show={(name, value) => {
          if (name === 'pairs') return (value as string[]).map(pairName).join(', ');
          if (name === 'userId') return users.find(({ id }) => id === value)?.name ?? '';
          return plain(value);
        }}
        reload={async (id) => {
          const all = await client.fetchQuery({ ...interpretersQuery(assembly.id), staleTime: 0 });
          return all.find((candidate) => candidate.id === id);
        }}
        create={(body, header) =>
          api.POST('/api/v1/assemblies/{assemblyId}/interpreters', {
            params: { path },
            headers: header,
            body,
          })
        }
        update={({ id }, body, header) =>
          api.PATCH('/api/v1/assemblies/{assemblyId}/interpreters/{interpreterId}', {
            params: { path: { ...path, interpreterId: id }, header },
            body,
          })
        }
        stale={stale}
        onDone={onDone}
        submit={interpreter ? t('common:words.save') : t('interpreters.add')}
        remove={
          interpreter && {
            label: t('interpreters.remove'),
            question: t('interpreters.removeQuestion', { name: interpreter.name }),
            run: () =>
              api.DELETE('/api/v1/assemblies/{assemblyId}/interpreters/{interpreterId}', {
                params: { path: ownPath },
              }),
          }
        }
      >
        {(control) => (
          <FormSection>
            <FormRow>
              <TextField
                control={control}
                name="name"
                label={t('common:words.name')}
                maxLength={120}
                data-autofocus
                rules={{ required: t('nameMissing') }}
              />
              <SelectField
                control={control}
                name="userId"
                label={t('interpreters.account')}
                placeholder={t('interpreters.noAccount')}
                clearable
                searchable
                data={users.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </FormRow>
            <PairChoice control={control} own={interpreter?.pairs ?? []} />
          </FormSection>
        )}
      </EditForm>
      {interpreter && (
        <Spans
          assembly={assembly}
          title={t('interpreters.absences')}
          none={t('interpreters.noAbsence')}
          addLabel={t('interpreters.addAbsence')}
          spans={interpreter.absences}
          onAdd={({ startsAt, endsAt }) =>
            api.POST('/api/v1/assemblies/{assemblyId}/interpreters/{interpreterId}/absences', {
              params: { path: ownPath },
              body: { startsAt, endsAt },
            })
          }
          onRemove={(absenceId) =>
            api.DELETE(
              '/api/v1/assemblies/{assemblyId}/interpreters/{interpreterId}/absences/{absenceId}',
              { params: { path: { ...ownPath, absenceId } } },
            )
          }
          stale={stale}
        />
      )}
    </>
  );
}

function usePairName() {
  const { t } = useTranslation('rooms');
  const { language } = useFormat();
  return (pair: string) => {
    const [first, second] = pairNames(language, pair);
    return t('interpreters.pair', { first, second });
  };
}

function PairChoice({ control, own }: { control: Control<Fields>; own: readonly string[] }) {
  const { t } = useTranslation('rooms');
  const pairName = usePairName();
  const { field, fieldState } = useController({
    control,
    name: 'pairs',
    rules: { validate: (pairs) => pairs.length > 0 || t('interpreters.pairsMissing') },
  });
  const message = fieldState.error?.message;
  return (
    <Checkbox.Group
      label={t('interpreters.pairs')}
      value={field.value}
      onChange={(chosen) => field.onChange(chosen.toSorted())}
      error={message && <FieldMessage>{message}</FieldMessage>}
    >
      <div className={classes.choice}>
        {[...new Set([...officialPairs, ...own])].map((pair) => (
          <Checkbox key={pair} value={pair} label={pairName(pair)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
