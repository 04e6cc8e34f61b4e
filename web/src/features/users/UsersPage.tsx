import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createColumnHelper, type ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { ConfirmWithPreview } from '../../components/ConfirmWithPreview.js';
import { DataTable } from '../../components/DataTable.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FormDialog } from '../office/FormDialog.js';
import { usersQuery } from '../office/queries.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { UserForm, isOfficeRole, type OfficeRole, type UserFields } from './UserForm.js';
import classes from './users.module.css';

type User = components['schemas']['UserView'];
type Invited = components['schemas']['InvitedUserView'];

interface Removal {
  user: User;
  role: OfficeRole;
}

const userColumn = createColumnHelper<User>();
const invitedColumn = createColumnHelper<Invited>();

/** Who works for the Assembly, as what, and who is still to accept the invitation. */
export function UsersPage() {
  const { t } = useTranslation('users');
  return <WithAssembly title={t('title')}>{(office) => <Users {...office} />}</WithAssembly>;
}

function Users({ assembly }: Office) {
  const { t } = useTranslation(['users', 'common']);
  const { dateTime, compareNames } = useFormat();
  const client = useQueryClient();
  const query = usersQuery(assembly.id);
  const { data: list, error } = useQuery(query);
  const [form, setForm] = useState<Partial<UserFields> | null>(null);
  const [removal, setRemoval] = useState<Removal | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: query.queryKey });
  const again = t('again');
  const giveRole = t('giveRole');
  const userColumns = useMemo(
    () =>
      [
        userColumn.accessor('name', {
          header: t('common:words.name'),
          cell: ({ getValue }) => <b className={classes.name}>{getValue()}</b>,
          sortingFn: (a, b) => compareNames(a.original.name, b.original.name),
        }),
        userColumn.accessor('email', {
          header: t('common:words.email'),
          cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
        }),
        userColumn.accessor('language', {
          header: t('common:language'),
          cell: ({ getValue }) => languages[getValue()].name,
        }),
        userColumn.accessor('roles', {
          header: t('roles'),
          cell: ({ row: { original } }) => <Roles user={original} onRemove={setRemoval} />,
          enableSorting: false,
        }),
        userColumn.display({
          id: 'more',
          header: () => <span className="ga-hidden">{giveRole}</span>,
          cell: ({ row: { original } }) => (
            <Button
              size="xs"
              variant="subtle"
              aria-label={t('giveRoleTo', { name: original.name })}
              onClick={() => setForm(original)}
            >
              {giveRole}
            </Button>
          ),
          meta: { narrow: true, align: 'end' },
        }),
      ] as ColumnDef<User>[],
    [t, compareNames, giveRole],
  );
  const invitedColumns = useMemo(
    () =>
      [
        invitedColumn.accessor('name', {
          header: t('common:words.name'),
          cell: ({ getValue }) => <b className={classes.name}>{getValue()}</b>,
        }),
        invitedColumn.accessor('email', {
          header: t('common:words.email'),
          cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
        }),
        invitedColumn.accessor('role', {
          header: t('common:words.role'),
          cell: ({ getValue }) => t(`role.${getValue()}`),
        }),
        invitedColumn.accessor('expired', {
          header: t('invitation'),
          cell: ({ row: { original } }) => <InvitationState invited={original} />,
        }),
        invitedColumn.accessor('expiresAt', {
          header: t('until'),
          cell: ({ getValue }) => dateTime(getValue()),
        }),
        invitedColumn.display({
          id: 'again',
          header: () => <span className="ga-hidden">{again}</span>,
          cell: ({ row: { original } }) => (
            <Button
              size="xs"
              variant="subtle"
              aria-label={t('againTo', { name: original.name })}
              onClick={() => setForm(original)}
            >
              {again}
            </Button>
          ),
          meta: { narrow: true, align: 'end' },
        }),
      ] as ColumnDef<Invited>[],
    [t, dateTime, again],
  );
  const invited = list?.invited ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          list &&
          t('sentence', {
            people: t('count', { count: list.items.length }),
            invited: t('invitedCount', { count: invited.length }),
          })
        }
        action={<Button onClick={() => setForm({})}>{t('invite')}</Button>}
      />
      <ProblemNotice problem={error} />
      <div className={classes.page}>
        {!error && (
          <Sheet>
            <DataTable
              caption={t('title')}
              columns={userColumns}
              rows={list?.items}
              rowKey={({ id }) => id}
              card={(user) => (
                <div className={classes.card}>
                  <b>{user.name}</b>
                  <bdi className={classes.quiet}>{user.email}</bdi>
                  <Roles user={user} onRemove={setRemoval} />
                  <Button size="xs" variant="default" onClick={() => setForm(user)}>
                    {giveRole}
                  </Button>
                </div>
              )}
            />
          </Sheet>
        )}
        {invited.length > 0 && (
          <Section title={t('waiting')} sheet>
            <DataTable
              caption={t('waiting')}
              columns={invitedColumns}
              rows={invited}
              rowKey={({ id }) => id}
              card={(person) => (
                <div className={classes.card}>
                  <b>{person.name}</b>
                  <bdi className={classes.quiet}>{person.email}</bdi>
                  <span>
                    {t(`role.${person.role}`)} <InvitationState invited={person} />
                  </span>
                  <Button size="xs" variant="default" onClick={() => setForm(person)}>
                    {again}
                  </Button>
                </div>
              )}
            />
          </Section>
        )}
      </div>
      <FormDialog opened={form !== null} onClose={() => setForm(null)} title={t('invite')}>
        <UserForm
          assemblyId={assembly.id}
          start={form ?? {}}
          onDone={() => {
            setForm(null);
            void refresh();
          }}
          onCancel={() => setForm(null)}
        />
      </FormDialog>
      <ConfirmWithPreview
        opened={removal !== null}
        onClose={() => setRemoval(null)}
        title={t('removeTitle')}
        confirm={t('remove')}
        danger
        onConfirm={async () => {
          if (!removal) return;
          await api.DELETE('/api/v1/assemblies/{assemblyId}/users/{userId}/roles/{role}', {
            params: {
              path: { assemblyId: assembly.id, userId: removal.user.id, role: removal.role },
            },
          });
          await Promise.all([refresh(), client.invalidateQueries({ queryKey: ['session'] })]);
        }}
      >
        {removal && (
          <p>{t('removeText', { name: removal.user.name, role: t(`role.${removal.role}`) })}</p>
        )}
      </ConfirmWithPreview>
    </>
  );
}

function InvitationState({ invited }: { invited: Invited }) {
  return <StatusBadge kind="invitation" state={invited.expired ? 'expired' : 'pending'} />;
}

function Roles({ user, onRemove }: { user: User; onRemove: (removal: Removal) => void }) {
  const { t } = useTranslation('users');
  return (
    <ul className={classes.roles}>
      {user.roles.map((role) => (
        <li key={role}>
          {t(`role.${role}`)}
          {isOfficeRole(role) && (
            <button
              type="button"
              aria-label={t('removeFrom', { role: t(`role.${role}`), name: user.name })}
              onClick={() => onRemove({ user, role })}
            >
              <Icon name="close" size={14} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
