import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { ListAndCard } from '../../components/ListAndCard.js';
import { PageHeader } from '../../components/PageHeader.js';
import { useFormat } from '../../i18n/useFormat.js';
import { takesPlace } from '../own-delegation/checklist.js';
import { mayEditCard, mayEditPeople } from '../own-delegation/may-edit.js';
import { isReadyToSubmit } from '../own-delegation/readiness.js';
import { useName, useOwnParties } from '../own-delegation/useParties.js';
import { placesOf } from '../own-delegation/sub-bureaus.js';
import type { PersonRole } from '../own-delegation/types.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { ListMenu } from './import/ListMenu.js';
import { Leads } from './Leads.js';
import { LifecycleFoot } from './LifecycleFoot.js';
import { MeetingSettings } from './MeetingSettings.js';
import { NewPersonCard } from './NewPersonCard.js';
import { PeopleList } from './PeopleList.js';
import { PersonCard } from './PersonCard.js';
import { roles } from './person-form.js';
import { usePersonQueue } from './person-queue.js';
import { ReturnedNotice } from './ReturnedNotice.js';
import { WhoSees } from './WhoSees.js';

const route = getRouteApi('/shell/delegation/people');

export function PeoplePage() {
  const { t } = useTranslation('people');
  return <WithDelegation title={t('title')}>{(own) => <People {...own} />}</WithDelegation>;
}

function People(own: OwnDelegation) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('people');
  const name = useName();
  const search = route.useSearch();
  const parties = useOwnParties(delegation);
  const queue = usePersonQueue();
  const { people } = delegation;
  const places = placesOf(delegation);
  const coming = people.filter(takesPlace);
  const editable = mayEditPeople(delegation);
  const full = places.used >= places.quota;
  const chosen = people.find(({ id }) => id === search.person);
  const adding = editable && !full && (search.person === 'new' || people.length === 0);
  const shown = chosen ?? (adding ? undefined : people[0]);
  const role = roles.find((candidate) => candidate === search.role);
  const next = coming[coming.findIndex(({ id }) => id === shown?.id) + 1] ?? coming[0];
  return (
    <>
      <PageHeader
        title={t('heading', { name: name(delegation.names) })}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={<Facts own={own} editable={editable} />}
        secondary={
          <>
            <ListMenu
              assemblyId={assemblyId}
              delegationId={delegation.id}
              toImport={
                editable ? (props) => <Link to="/delegation/people/import" {...props} /> : undefined
              }
            />
            {editable && !full && (
              <Button
                variant="default"
                leftSection={<Icon name="add" />}
                renderRoot={(props) => (
                  <Link to="/delegation/people" search={{ person: 'new' }} {...props} />
                )}
              >
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      <ReturnedNotice delegation={delegation} />
      <ListAndCard
        opened={search.person !== undefined || people.length === 0}
        list={
          <PeopleList
            assemblyId={assemblyId}
            delegation={delegation}
            queue={queue}
            current={adding ? 'new' : shown?.id}
          />
        }
        back={(link) => (
          <Link to="/delegation/people" {...link}>
            <Icon name="arrow--left" />
            {t('back')}
          </Link>
        )}
        card={
          adding ? (
            <NewPersonCard key={role ?? 'new'} own={own} role={role ?? firstRole(coming)} />
          ) : shown ? (
            <PersonCard
              key={shown.id}
              own={own}
              person={shown}
              queue={queue}
              editable={mayEditCard(delegation, shown)}
              field={search.field}
              next={next && next.id !== shown.id ? next : undefined}
              quiet={isReadyToSubmit(delegation)}
            />
          ) : (
            <div className="ga-sheet">
              <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
            </div>
          )
        }
        side={
          <>
            <LifecycleFoot own={own} queue={queue} />
            <Leads own={own} editable={editable} />
            {parties.map((party) => (
              <MeetingSettings
                key={party.id}
                own={own}
                party={party}
                alone={parties.length === 1}
              />
            ))}
            <WhoSees own={own} />
          </>
        }
        sideOf="list"
      />
    </>
  );
}

/** Where the delegation stands, how many places are taken, and until when it can be changed freely. */
function Facts({ own: { delegation }, editable }: { own: OwnDelegation; editable: boolean }) {
  const { t } = useTranslation(['people', 'home']);
  const { dateTime, number } = useFormat();
  const now = useNow();
  const { status, deadlines } = delegation;
  const { used, quota } = placesOf(delegation);
  const at = deadlines.find(({ step }) => step === 'registration')?.at;
  const preparing = editable && (status === 'invited' || status === 'preparing');
  const facts = [
    t(`home:state.${status}`),
    t('count', { count: used, quota: number(quota) }),
    preparing && at !== undefined && Date.parse(at) > now
      ? t('until', { at: dateTime(at, 'dayLong') })
      : '',
  ];
  return facts.filter(Boolean).join(' ');
}

/** The role that a new person most likely has. */
function firstRole(people: readonly { role: PersonRole }[]): PersonRole {
  const taken = new Set(people.map(({ role }) => role));
  return !taken.has('head') ? 'head' : !taken.has('alternate') ? 'alternate' : 'delegate';
}
