import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { WithDelegation, type OwnDelegation } from '../own-delegation/WithDelegation.js';
import { CopyDialog } from './CopyDialog.js';
import { hotelsQuery, travelQuery, type DelegationTravel, type PersonTravel } from './queries.js';
import { TravelCard } from './TravelCard.js';
import { TravelList } from './TravelList.js';
import { useTravelQueue } from './travel-queue.js';
import { TravelSide } from './TravelSide.js';
import classes from './TravelPage.module.css';

const route = getRouteApi('/shell/delegation/travel');

export function TravelPage() {
  const { t } = useTranslation('travel');
  return <WithDelegation title={t('title')}>{(own) => <Travel {...own} />}</WithDelegation>;
}

function Travel(own: OwnDelegation) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('travel');
  const confirmed = delegation.status === 'confirmed';
  const travel = useQuery({
    ...travelQuery(assemblyId, delegation.id),
    enabled: confirmed,
  });
  if (travel.data) return <OpenTravel own={own} travel={travel.data} />;
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
      />
      {!confirmed ? (
        <EmptyState
          title={t('closed.title')}
          action={
            <Button variant="default" renderRoot={(props) => <Link to="/delegation" {...props} />}>
              {t('closed.home')}
            </Button>
          }
        >
          {t('closed.text')}
        </EmptyState>
      ) : travel.error ? (
        <ProblemNotice problem={travel.error} />
      ) : (
        <SkeletonRows rows={6} height={64} />
      )}
    </>
  );
}

function OpenTravel({ own, travel }: { own: OwnDelegation; travel: DelegationTravel }) {
  const { assemblyId, delegation } = own;
  const { t } = useTranslation('travel');
  const search = route.useSearch();
  const queue = useTravelQueue();
  const hotels = useQuery(hotelsQuery(assemblyId)).data ?? [];
  const [copying, setCopying] = useState<{ from: string | undefined; to: string[] }>();
  const byId = new Map(travel.people.map((one) => [one.personId, one]));
  const people = delegation.people.filter(({ id }) => byId.has(id));
  const shown = people.find(({ id }) => id === search.person) ?? people[0];
  const shownTravel = shown && byId.get(shown.id);
  const next = people[people.findIndex(({ id }) => id === shown?.id) + 1];
  const source = people.find(({ id }) => hasLegs(byId.get(id)))?.id;
  const copyTo = () => {
    queue.flush();
    const to = people.flatMap(({ id }) => (hasLegs(byId.get(id)) ? [] : [id]));
    setCopying({ from: hasLegs(shownTravel) ? shown?.id : source, to });
  };
  const copyFrom = () => {
    queue.flush();
    const from = people.find(({ id }) => id !== shown?.id && hasLegs(byId.get(id)));
    setCopying({ from: from?.id, to: shown ? [shown.id] : [] });
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={<Facts own={own} travel={travel} />}
        secondary={
          travel.open &&
          source !== undefined && (
            <Button variant="default" leftSection={<Icon name="copy" />} onClick={copyTo}>
              {t('copy.button')}
            </Button>
          )
        }
      />
      <div className={classes.columns} data-open={search.person !== undefined || undefined}>
        <div className={classes.list}>
          <TravelList people={people} travel={byId} hotels={hotels} current={shown?.id} />
        </div>
        <div className={classes.card}>
          <Link to="/delegation/travel" search={{}} className={classes.back}>
            <Icon name="arrow--left" />
            {t('back')}
          </Link>
          {shown && shownTravel && (
            <TravelCard
              key={shown.id}
              assemblyId={assemblyId}
              delegationId={delegation.id}
              person={shown}
              travel={shownTravel}
              queue={queue}
              airports={travel.airports}
              hotels={hotels}
              editable={travel.open}
              next={next}
              onCopy={copyFrom}
            />
          )}
        </div>
        <aside className={classes.side}>
          <TravelSide
            assemblyId={assemblyId}
            delegationId={delegation.id}
            person={shown}
            hotels={hotels}
          />
        </aside>
      </div>
      {copying && (
        <CopyDialog
          assemblyId={assemblyId}
          delegationId={delegation.id}
          people={people}
          travel={byId}
          from={copying.from}
          to={copying.to}
          onClose={() => setCopying(undefined)}
        />
      )}
    </>
  );
}

const hasLegs = (travel: PersonTravel | undefined): boolean =>
  travel !== undefined &&
  (travel.fields.arrivalMode !== null || travel.fields.departureMode !== null);

/** Whose travel is complete, and until when it can be changed. */
function Facts({ own, travel }: { own: OwnDelegation; travel: DelegationTravel }) {
  const { t } = useTranslation('travel');
  const { dateTime } = useFormat();
  const now = useNow();
  const missing = travel.people.filter((one) => one.missing.length > 0).length;
  const at = own.delegation.deadlines.find(({ step }) => step === 'travel')?.at;
  const facts = [
    missing === 0
      ? t('allComplete', { count: travel.people.length })
      : t('incomplete', { count: missing }),
    at === undefined
      ? ''
      : t(Date.parse(at) > now ? 'until' : 'late', { at: dateTime(at, 'dayLong') }),
  ];
  return facts.filter(Boolean).join(' ');
}
