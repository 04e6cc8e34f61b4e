import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presentInstant } from '../../app/clock.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useOwnParties } from '../own-delegation/useParties.js';
import type { PersonRole } from '../own-delegation/types.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { LifecycleFoot } from './LifecycleFoot.js';
import { MeetingSettings } from './MeetingSettings.js';
import { PeopleList } from './PeopleList.js';
import { PersonCard } from './PersonCard.js';
import { ReturnedNotice } from './ReturnedNotice.js';
import { roles } from './person-form.js';
import classes from './PeoplePage.module.css';

const route = getRouteApi('/shell/delegation/people');

/** People can be changed in these states; while a reviewer reads them they stand still. */
const open = new Set<string>(['invited', 'preparing', 'returned', 'approved', 'confirmed']);

export function PeoplePage() {
  const { t } = useTranslation('people');
  return <WithDelegation title={t('title')}>{(own) => <People {...own} />}</WithDelegation>;
}

function People(own: OwnDelegation) {
  const { delegation } = own;
  const { t } = useTranslation('people');
  const { dateTime, number } = useFormat();
  const search = route.useSearch();
  const parties = useOwnParties(delegation);
  const [unsaved, setUnsaved] = useState(false);
  const [saved, setSaved] = useState<{ id: string; at: number }>();
  const { people, quota } = delegation;
  const editable = open.has(delegation.status);
  const full = people.length >= quota;
  const chosen = people.find(({ id }) => id === search.person);
  const adding = editable && !full && (search.person === 'new' || people.length === 0);
  const shown = chosen ?? (adding ? undefined : people[0]);
  const deadline = delegation.deadlines.find(({ step }) => step === 'registration')?.at;
  const role = roles.find((candidate) => candidate === search.role);
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={[
          t('count', { count: people.length, quota: number(quota) }),
          editable && deadline !== undefined && delegation.status === 'preparing'
            ? t('until', { at: dateTime(deadline, 'dayLong') })
            : '',
        ]
          .filter(Boolean)
          .join(' ')}
        secondary={
          editable &&
          !full && (
            <Button
              variant="default"
              leftSection={<Icon name="add" />}
              renderRoot={(props) => (
                <Link to="/delegation/people" search={{ person: 'new' }} {...props} />
              )}
            >
              {t('add')}
            </Button>
          )
        }
      />
      <ReturnedNotice delegation={delegation} />
      <div
        className={classes.columns}
        data-open={search.person !== undefined || people.length === 0 || undefined}
      >
        <div className={classes.list}>
          <PeopleList delegation={delegation} current={adding ? 'new' : shown?.id} />
        </div>
        <div className={classes.card}>
          <Link to="/delegation/people" className={classes.back}>
            <Icon name="arrow--left" />
            {t('back')}
          </Link>
          {adding || shown ? (
            <PersonCard
              key={shown?.id ?? 'new'}
              own={own}
              person={adding ? undefined : shown}
              role={role ?? firstRole(people)}
              editable={editable}
              savedAt={saved && saved.id === shown?.id ? saved.at : undefined}
              onSaved={(id) => setSaved({ id, at: presentInstant() })}
              onUnsaved={setUnsaved}
            />
          ) : (
            <div className="ga-sheet">
              <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
            </div>
          )}
        </div>
        <aside className={classes.side}>
          <LifecycleFoot own={own} quiet={unsaved} />
          {parties.map((party) => (
            <MeetingSettings key={party.id} own={own} party={party} alone={parties.length === 1} />
          ))}
        </aside>
      </div>
    </>
  );
}

/** The role that a new person most likely has. */
function firstRole(people: readonly { role: PersonRole }[]): PersonRole {
  const taken = new Set(people.map(({ role }) => role));
  return !taken.has('head') ? 'head' : !taken.has('alternate') ? 'alternate' : 'delegate';
}
