import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { DataTable } from '../../components/DataTable.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { PartyName } from '../../components/PartyName.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import { CsvDialog } from '../office/CsvDialog.js';
import { FilterBar } from '../office/FilterBar.js';
import { FormDialog } from '../office/FormDialog.js';
import {
  contactsQuery,
  delegationsQuery,
  membersQuery,
  organisationsQuery,
  type Contact,
} from '../office/queries.js';
import { RowButton } from '../office/RowButton.js';
import { Toolbar } from '../office/Toolbar.js';
import { useWords } from '../office/useOffice.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { contactRows, contactStates, matches, type ContactRow } from './contact-rows.js';
import { ContactForm } from './ContactForm.js';
import { ContactStateBadge } from './ContactStateBadge.js';
import { FocalPoints } from './FocalPoints.js';
import { InviteDialog } from './InviteDialog.js';
import classes from './contacts.module.css';

const csvColumns = ['iso2', 'organisation', 'name', 'email', 'language'];
const column = createColumnHelper<ContactRow>();

/** What is open over the list. */
type Opened =
  | { form: 'contact'; row: ContactRow | undefined; contact: Contact | undefined }
  | { form: 'invite'; key: string | undefined }
  | { form: 'focal-points'; row: ContactRow }
  | { form: 'import' };

/** Whom to write to in each member state and organisation, and who was invited. */
export function ContactsPage() {
  const { t } = useTranslation('contacts');
  return <WithAssembly title={t('title')}>{(office) => <Contacts {...office} />}</WithAssembly>;
}

function useContactRows(assemblyId: string) {
  const { compareNames } = useFormat();
  const words = useWords();
  const members = useQuery(membersQuery);
  const organisations = useQuery(organisationsQuery);
  const contacts = useQuery(contactsQuery(assemblyId));
  const delegations = useQuery(delegationsQuery(assemblyId));
  const rows = useMemo(
    () =>
      members.data && organisations.data && contacts.data && delegations.data
        ? contactRows(
            members.data,
            organisations.data,
            contacts.data,
            delegations.data,
            words,
            compareNames,
          )
        : undefined,
    [members.data, organisations.data, contacts.data, delegations.data, words, compareNames],
  );
  const error = members.error ?? organisations.error ?? contacts.error ?? delegations.error;
  return { rows, error };
}

function Contacts({ assembly, canEdit }: Office) {
  const { t } = useTranslation('contacts');
  const { number } = useFormat();
  const words = useWords();
  const { rows, error } = useContactRows(assembly.id);
  const [search, setSearch] = useState('');
  const [state, setState] = useState<ContactRow['state']>();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const columns = useMemo(
    () =>
      [
        column.accessor('names', {
          header: t('party'),
          cell: ({ row: { original } }) => <Party row={original} />,
          enableSorting: false,
        }),
        column.accessor('contacts', {
          header: t('contact'),
          cell: ({ row: { original } }) => <People row={original} onOpen={setOpened} />,
          enableSorting: false,
        }),
        column.accessor('state', {
          header: t('invitation'),
          cell: ({ getValue }) => <ContactStateBadge state={getValue()} />,
          enableSorting: false,
        }),
        column.display({
          id: 'actions',
          header: () => <span className="ga-hidden">{t('actions')}</span>,
          cell: ({ row: { original } }) => <Actions row={original} onOpen={setOpened} />,
          meta: { narrow: true, align: 'end' },
        }),
      ] as ColumnDef<ContactRow>[],
    [t],
  );
  const members = rows?.filter(({ iso2 }) => iso2 !== null) ?? [];
  const without = members.filter(({ contacts }) => contacts.length === 0).length;
  const shown = rows?.filter(
    (row) => (state === undefined || row.state === state) && matches(row, words(row.names), search),
  );
  const open = rows?.filter((row) => row.state === 'open').length ?? 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          rows &&
          t('sentence', {
            known: number(members.length - without),
            total: number(members.length),
            without: without === 0 ? '' : t('without', { count: without }),
          })
        }
        secondary={
          canEdit && (
            <Button variant="default" onClick={() => setOpened({ form: 'import' })}>
              {t('import.open')}
            </Button>
          )
        }
        action={
          canEdit && (
            <Button onClick={() => setOpened({ form: 'invite', key: undefined })}>
              {open > 0 ? t('inviteCount', { count: open }) : t('invite')}
            </Button>
          )
        }
      />
      <ProblemNotice problem={error} />
      <Toolbar>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<Icon name="search" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <FilterBar
          label={t('invitation')}
          all={{ label: t('all'), count: rows?.length }}
          options={contactStates.map((value) => ({
            value,
            label: <ContactStateBadge state={value} />,
            count: rows?.filter((row) => row.state === value).length,
          }))}
          value={state}
          onChange={setState}
        />
      </Toolbar>
      {!error && (
        <Sheet>
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={shown}
            rowKey={({ key }) => key}
            groupOf={({ group }) => ({ key: group, label: t(`group.${group}`) })}
            empty={<p className={classes.empty}>{t('common:words.noMatch')}</p>}
            card={(row) => (
              <div className={classes.card}>
                <Party row={row} />
                <ContactStateBadge state={row.state} />
                <People row={row} onOpen={setOpened} />
                <Actions row={row} onOpen={setOpened} />
              </div>
            )}
          />
        </Sheet>
      )}
      <FormDialog
        opened={opened?.form === 'contact'}
        onClose={close}
        title={opened?.form === 'contact' && opened.contact ? opened.contact.name : t('add')}
      >
        {opened?.form === 'contact' && (
          <ContactForm
            assemblyId={assembly.id}
            contact={opened.contact}
            start={opened.row?.key}
            rows={rows ?? []}
            onDone={close}
          />
        )}
      </FormDialog>
      <FormDialog
        opened={opened?.form === 'focal-points'}
        onClose={close}
        title={
          opened?.form === 'focal-points' ? t('focal.title', { name: words(opened.row.names) }) : ''
        }
      >
        {opened?.form === 'focal-points' && opened.row.delegationId !== null && (
          <FocalPoints
            assemblyId={assembly.id}
            delegationId={opened.row.delegationId}
            onDone={close}
          />
        )}
      </FormDialog>
      {opened?.form === 'invite' && (
        <InviteDialog
          assemblyId={assembly.id}
          start={opened.key}
          rows={rows ?? []}
          onClose={close}
        />
      )}
      <CsvDialog
        opened={opened?.form === 'import'}
        onClose={close}
        title={t('import.title')}
        hint={t('import.hint')}
        columns={csvColumns}
        send={(body) =>
          data(
            api.POST('/api/v1/assemblies/{assemblyId}/contacts/import', {
              params: { path: { assemblyId: assembly.id } },
              body,
            }),
          )
        }
        stale={[['contacts']]}
      />
    </>
  );
}

function Party({ row }: { row: ContactRow }) {
  const words = useWords();
  return <PartyName iso2={row.iso2} code={row.code} name={words(row.names)} />;
}

function People({ row, onOpen }: { row: ContactRow; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation('contacts');
  return (
    <ul className={classes.contacts}>
      {row.contacts.map((contact) => (
        <li key={contact.id}>
          <RowButton onClick={() => onOpen({ form: 'contact', row, contact })}>
            {contact.name}
          </RowButton>
          <bdi className={classes.email}>{contact.email}</bdi>
          <span className={classes.email}>{languages[contact.language].name}</span>
        </li>
      ))}
      {row.contacts.length === 0 && (
        <li>
          <RowButton
            onClick={() => onOpen({ form: 'contact', row, contact: undefined })}
            label={t('addFor', { code: row.code })}
          >
            {t('add')}
          </RowButton>
        </li>
      )}
    </ul>
  );
}

function Actions({ row, onOpen }: { row: ContactRow; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation('contacts');
  if (row.delegationId !== null) {
    return (
      <span className={classes.actions}>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => onOpen({ form: 'focal-points', row })}
          aria-label={t('focal.openFor', { code: row.code })}
        >
          {t('focal.open')}
        </Button>
      </span>
    );
  }
  if (row.contacts.length === 0) return null;
  return (
    <span className={classes.actions}>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => onOpen({ form: 'invite', key: row.key })}
        aria-label={t('inviteOne', { code: row.code })}
      >
        {t('inviteShort')}
      </Button>
    </span>
  );
}
