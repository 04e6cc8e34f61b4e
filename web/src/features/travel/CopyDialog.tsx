import { Button, Checkbox, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { FormFoot, FormSection } from '../../components/FormLayout.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { FormDialog } from '../office/FormDialog.js';
import { fullName } from '../own-delegation/checklist.js';
import type { Person } from '../own-delegation/types.js';
import type { PersonTravel } from './queries.js';
import { showTravel } from './travel-queue.js';
import { useLegWords } from './words.js';
import classes from './CopyDialog.module.css';

const parts = ['arrival', 'departure', 'hotel', 'transport'] as const;
type Part = (typeof parts)[number];

export interface CopyDialogProps {
  assemblyId: string;
  delegationId: string;
  people: readonly Person[];
  travel: ReadonlyMap<string, PersonTravel>;
  /** Who has the travel that others take over, to begin with. */
  from: string | undefined;
  /** Who takes it over, to begin with. */
  to: readonly string[];
  onClose: () => void;
}

/** Lets several people travel as one of them does. */
export function CopyDialog(props: CopyDialogProps) {
  const { assemblyId, delegationId, people, travel, onClose } = props;
  const { t } = useTranslation(['travel', 'common']);
  const client = useQueryClient();
  const [fromId, setFromId] = useState(props.from ?? null);
  const [chosen, setChosen] = useState<readonly string[]>(props.to);
  const [taken, setTaken] = useState<readonly Part[]>(['arrival', 'departure', 'hotel']);
  const toIds = chosen.filter((id) => id !== fromId);
  const copy = useMutation({
    mutationFn: (ids: string[]) =>
      data(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/travel/copy', {
          params: { path: { assemblyId, delegationId } },
          body: { fromId: fromId ?? '', toIds: ids, parts: [...taken] },
        }),
      ),
    onSuccess: async ({ people: changed }) => {
      await showTravel(client, assemblyId, delegationId, changed);
      notifications.show({ message: t('copy.done', { count: changed.length }) });
      onClose();
    },
  });
  const refusals = refusalsOf(copy.error, copy.variables ?? []);
  const toggle = (id: string) =>
    setChosen((before) =>
      before.includes(id) ? before.filter((other) => other !== id) : [...before, id],
    );
  return (
    <FormDialog opened onClose={onClose} title={t('copy.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          copy.mutate(toIds);
        }}
      >
        <ProblemNotice problem={copy.error} placed={refusals.map(({ path }) => path)} />
        <FormSection>
          <Select
            label={t('copy.source')}
            placeholder={t('copy.choose')}
            data={people.map((person) => ({ value: person.id, label: fullName(person) }))}
            value={fromId}
            onChange={setFromId}
            allowDeselect={false}
            data-autofocus
          />
          <FromWords travel={travel.get(fromId ?? '')} />
        </FormSection>
        <FormSection>
          <fieldset className={classes.choice}>
            <legend>{t('copy.what')}</legend>
            {parts.map((part) => (
              <Checkbox
                key={part}
                label={t(`copy.part.${part}`)}
                checked={taken.includes(part)}
                onChange={({ currentTarget: { checked } }) =>
                  setTaken((before) =>
                    checked ? [...before, part] : before.filter((other) => other !== part),
                  )
                }
              />
            ))}
          </fieldset>
        </FormSection>
        <FormSection>
          <fieldset className={classes.people}>
            <legend>{t('copy.to')}</legend>
            {people
              .filter(({ id }) => id !== fromId)
              .map((person) => (
                <Checkbox
                  key={person.id}
                  label={fullName(person)}
                  description={
                    hasOwn(travel.get(person.id), taken) ? t('copy.replaces') : undefined
                  }
                  error={refusals.find(({ id }) => id === person.id)?.message}
                  checked={chosen.includes(person.id)}
                  onChange={() => toggle(person.id)}
                />
              ))}
          </fieldset>
        </FormSection>
        <FormFoot>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            loading={copy.isPending}
            disabled={fromId === null || toIds.length === 0 || taken.length === 0}
          >
            {t('copy.confirm', { count: toIds.length })}
          </Button>
        </FormFoot>
      </form>
    </FormDialog>
  );
}

/** What would be copied, in words. */
function FromWords({ travel }: { travel: PersonTravel | undefined }) {
  const { t } = useTranslation('travel');
  const words = useLegWords();
  if (!travel) return null;
  return (
    <ul className={classes.legs}>
      {(['arrival', 'departure'] as const).map((direction) => {
        const leg = words(travel.fields, direction);
        return (
          <li key={direction}>
            {t(`${direction}.title`)}: {leg === undefined ? t('none') : <bdi>{leg}</bdi>}
          </li>
        );
      })}
    </ul>
  );
}

/** Whether something of the person's own would be replaced. */
function hasOwn(travel: PersonTravel | undefined, taken: readonly Part[]): boolean {
  if (!travel) return false;
  const { arrivalMode, departureMode, hotelId, hotelOther } = travel.fields;
  return (
    (taken.includes('arrival') && arrivalMode !== null) ||
    (taken.includes('departure') && departureMode !== null) ||
    (taken.includes('hotel') && (hotelId !== null || hotelOther !== ''))
  );
}

/** Whom of those asked for it does not fit, and why. */
function refusalsOf(
  problem: unknown,
  ids: readonly string[],
): { path: string; id: string | undefined; message: string }[] {
  if (!(problem instanceof ApiProblem)) return [];
  return problem.fields.flatMap(({ path, message }) => {
    const index = /^toIds\[(\d+)\]$/.exec(path)?.[1];
    return index === undefined ? [] : [{ path, id: ids[Number(index)], message }];
  });
}
