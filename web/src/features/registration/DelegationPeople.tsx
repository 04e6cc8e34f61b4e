import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../components/DataTable.js';
import { Icon } from '../../components/Icon.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import { RowButton } from '../office/RowButton.js';
import { fullName } from '../own-delegation/checklist.js';
import { doesCome } from '../own-delegation/may-edit.js';
import { placesOf } from '../own-delegation/sub-bureaus.js';
import type { Delegation, Person } from '../own-delegation/types.js';
import { useRoleWords } from '../own-delegation/useRoleWords.js';
import { ListMenu } from '../people/import/ListMenu.js';
import { languageOptions } from '../people/person-form.js';
import { PersonMarks } from '../people/PersonMarks.js';
import { PersonDialog } from './PersonDialog.js';
import { WalkInLink } from './walk-in/WalkInLink.js';
import classes from './DelegationPeople.module.css';

/** The states in which people can be entered and changed. */
const editableStates = new Set(['invited', 'preparing', 'returned', 'approved', 'confirmed']);

/** Who comes; an organizer can enter them on behalf of a silent bureau. */
export function DelegationPeople({
  assemblyId,
  delegation,
  canEdit,
}: {
  assemblyId: string;
  delegation: Delegation;
  canEdit: boolean;
}) {
  const { t } = useTranslation(['registration', 'people', 'common']);
  const { language, list } = useFormat();
  const roleWords = useRoleWords(delegation);
  const [edited, setEdited] = useState<Person | 'new'>();
  const { people, status } = delegation;
  const { used, quota } = placesOf(delegation);
  const editable = canEdit && editableStates.has(status);
  const languages = useMemo(
    () => new Map(languageOptions(language).map(({ value, label }) => [value, label])),
    [language],
  );
  const spoken = (person: Person) =>
    list(person.languages.map((code) => languages.get(code) ?? code));
  const nameCell = (person: Person) => {
    const title = fullName(person).trim() || t('missing.somebody');
    return (
      <>
        {editable ? (
          <RowButton onClick={() => setEdited(person)} label={t('editPerson', { name: title })}>
            {title}
          </RowButton>
        ) : (
          title
        )}
        <PersonMarks person={person} />
      </>
    );
  };
  const columns: ColumnDef<Person>[] = [
    {
      id: 'name',
      header: t('common:words.name'),
      enableSorting: false,
      cell: ({ row }) => nameCell(row.original),
    },
    {
      id: 'role',
      header: t('common:words.role'),
      enableSorting: false,
      cell: ({ row }) => roleWords(row.original),
    },
    { accessorKey: 'position', header: t('people:position'), enableSorting: false },
    {
      id: 'languages',
      header: t('people:languages'),
      enableSorting: false,
      cell: ({ row }) => spoken(row.original),
    },
  ];
  return (
    <Section
      sheet
      title={t('peopleTitle')}
      note={t('peopleOf', { count: used, quota })}
      end={
        canEdit && (
          <span className={classes.tools}>
            <ListMenu
              size="xs"
              assemblyId={assemblyId}
              delegationId={delegation.id}
              toImport={
                editable
                  ? (props) => (
                      <Link
                        to="/registration/$delegationId/import"
                        params={{ delegationId: delegation.id }}
                        {...props}
                      />
                    )
                  : undefined
              }
            />
            {doesCome(delegation) && <WalkInLink size="xs" delegationId={delegation.id} />}
            {editable && used < quota && (
              <Button
                variant="default"
                size="xs"
                leftSection={<Icon name="add" />}
                onClick={() => setEdited('new')}
              >
                {t('addPerson')}
              </Button>
            )}
          </span>
        )
      }
    >
      <DataTable
        caption={t('peopleTitle')}
        columns={columns}
        rows={people}
        rowKey={({ id }) => id}
        card={(person) => (
          <div>
            {nameCell(person)}
            <p className={classes.quiet}>
              {[roleWords(person), person.position].filter(Boolean).join(t('comma'))}
            </p>
          </div>
        )}
        empty={<p className={classes.empty}>{t('noPeople')}</p>}
      />
      {edited !== undefined && (
        <PersonDialog
          assemblyId={assemblyId}
          delegation={delegation}
          person={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}
