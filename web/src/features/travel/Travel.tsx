import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { ListAndCard } from '../../components/ListAndCard.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import { CopyDialog } from './CopyDialog.js';
import { hotelsQuery, travelQuery, type DelegationTravel, type PersonTravel } from './queries.js';
import { TravelCard } from './TravelCard.js';
import { TravelFacts } from './TravelFacts.js';
import { TravelList } from './TravelList.js';
import { useTravelQueue } from './travel-queue.js';
import { TravelSide } from './TravelSide.js';
import classes from './Travel.module.css';

export interface TravelProps extends OwnDelegation {
  title: string;
  /** What is said before the facts, as on whose behalf the reader enters them. */
  before?: string | undefined;
  /** Id of the person whose travel is open. */
  person: string | undefined;
  /** The link to the page that this one belongs to, if there is one. */
  back?: (props: { className: string | undefined }) => ReactNode;
}

/** How the people of a confirmed delegation come, stay and leave; its focal points and organizers enter it. */
export function Travel(props: TravelProps) {
  const { assemblyId, delegation, title } = props;
  const travel = useQuery(travelQuery(assemblyId, delegation.id));
  if (travel.data) return <OpenTravel {...props} travel={travel.data} />;
  return (
    <>
      <PageHeader title={title} flag={{ iso2: delegation.memberIso2, code: delegation.code }} />
      <ProblemNotice problem={travel.error} />
      {!travel.error && <SkeletonRows rows={6} height={64} />}
    </>
  );
}

function OpenTravel({ travel, ...props }: TravelProps & { travel: DelegationTravel }) {
  const { assemblyId, delegation, title, person } = props;
  const { t } = useTranslation('travel');
  const queue = useTravelQueue();
  const hotels = useQuery(hotelsQuery(assemblyId)).data ?? [];
  const [copying, setCopying] = useState<{ from: string | undefined; to: string[] }>();
  const byId = new Map(travel.people.map((one) => [one.personId, one]));
  const people = delegation.people.filter(({ id }) => byId.has(id));
  const shown = people.find(({ id }) => id === person) ?? people[0];
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
        title={title}
        flag={{ iso2: delegation.memberIso2, code: delegation.code }}
        sentence={
          <>
            {props.before} <TravelFacts delegation={delegation} travel={travel} />
          </>
        }
        secondary={
          travel.open &&
          source !== undefined && (
            <Button variant="default" leftSection={<Icon name="copy" />} onClick={copyTo}>
              {t('copy.button')}
            </Button>
          )
        }
      />
      {props.back?.({ className: classes.out })}
      <ListAndCard
        opened={person !== undefined}
        list={<TravelList people={people} travel={byId} hotels={hotels} current={shown?.id} />}
        back={(link) => (
          <Link to="." search={{}} {...link}>
            <Icon name="arrow--left" />
            {t('back')}
          </Link>
        )}
        card={
          shown &&
          shownTravel && (
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
          )
        }
        side={
          <TravelSide
            assemblyId={assemblyId}
            delegationId={delegation.id}
            person={shown}
            hotels={hotels}
          />
        }
      />
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
