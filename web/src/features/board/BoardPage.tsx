import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { roomsQuery } from '../office/queries.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { programmeQuery } from '../own-delegation/queries.js';
import { slotDays, type SlotDay } from '../own-delegation/slots.js';
import { planQuery, plansQuery, type Plan, type PlanDetail } from '../plans/queries.js';
import { BoardGrid } from './BoardGrid.js';
import { boardRooms, cardsOf, closuresOf, holdBands } from './board-model.js';
import { DayTabs } from './DayTabs.js';
import { MeetingDrawer } from './MeetingDrawer.js';
import { Optimizer } from './Optimizer.js';
import { Replan } from './Replan.js';
import { Tray } from './Tray.js';
import classes from './BoardPage.module.css';

const route = getRouteApi('/shell/board');

export function BoardPage() {
  const { t } = useTranslation('board');
  return <WithAssembly title={t('title')}>{(office) => <Board {...office} />}</WithAssembly>;
}

/** The draft that could be published now: the newest one that no other plan has overtaken. */
const currentDraft = (plans: readonly Plan[]) =>
  plans.find(({ status, outdated }) => status === 'draft' && !outdated);

function Board({ assembly, canEdit }: Office) {
  const { t } = useTranslation(['board', 'status']);
  const { number, dateTime } = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const plans = useQuery(plansQuery(assembly.id));
  const draft = currentDraft(plans.data ?? []);
  const chosen =
    plans.data?.find(({ id }) => id === search.plan) ??
    plans.data?.find(({ status }) => status === 'published') ??
    draft;
  const plan = useQuery({
    ...planQuery(assembly.id, chosen?.id ?? ''),
    enabled: chosen !== undefined,
  });
  const days = useMemo(() => slotDays(assembly), [assembly]);
  const toPublish = chosen?.status === 'draft' ? chosen : draft;
  const planName = (item: Plan) =>
    t('planName', {
      number: number(item.number),
      state: t(item.outdated ? 'outdatedDraft' : `status:plan.${item.status}`),
    });
  return (
    <>
      <PageHeader
        compact
        title={t('title')}
        sentence={
          chosen &&
          (chosen.status === 'draft'
            ? t('made', { at: dateTime(chosen.createdAt) })
            : chosen.publishedAt !== null && t('published', { at: dateTime(chosen.publishedAt) }))
        }
        secondary={
          plans.data &&
          chosen && (
            <Select
              className={classes.plans}
              aria-label={t('plan')}
              allowDeselect={false}
              data={plans.data.map((item) => ({ value: item.id, label: planName(item) }))}
              value={chosen.id}
              onChange={(id) =>
                void navigate({
                  search: ({ done: _done, ...before }) => ({ ...before, plan: id ?? undefined }),
                })
              }
            />
          )
        }
        action={
          canEdit &&
          toPublish && (
            <Button
              rightSection={<Icon name="arrow--right" />}
              renderRoot={(props) => (
                <Link to="/plans/$planId/changes" params={{ planId: toPublish.id }} {...props} />
              )}
            >
              {t('seeChanges')}
            </Button>
          )
        }
      />
      {search.done && (
        <p className={classes.done} role="status">
          <Icon name="checkmark--filled" />
          {t('done', {
            number: number(search.done.number),
            changes: t('doneChanges', { count: search.done.changes }),
            told: t('doneTold', { count: search.done.told }),
          })}
        </p>
      )}
      <ProblemNotice problem={plans.error ?? plan.error} />
      <div className={classes.columns}>
        <div className={classes.main}>
          {chosen === undefined && plans.data && (
            <div className="ga-sheet">
              <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
            </div>
          )}
          {!plan.data && !plans.error && !plan.error && !(plans.data && !chosen) && (
            <SkeletonRows rows={12} />
          )}
          {plan.data && <DayBoard assembly={assembly} days={days} plan={plan.data} />}
        </div>
        <aside className={classes.side}>
          {canEdit && plans.data?.some(({ status }) => status === 'published') && (
            <Replan assemblyId={assembly.id} />
          )}
          <Optimizer
            assemblyId={assembly.id}
            plans={plans.data ?? []}
            canEdit={canEdit}
            isMain={toPublish === undefined}
            shownPlanId={chosen?.id}
          />
          {plan.data && (
            <Tray key={plan.data.id} unplaced={plan.data.unplaced} planId={plan.data.id} />
          )}
        </aside>
      </div>
      {plan.data && <Details assemblyId={assembly.id} plan={plan.data} />}
    </>
  );
}

function DayBoard({
  assembly,
  days,
  plan,
}: {
  assembly: Office['assembly'];
  days: readonly SlotDay[];
  plan: PlanDetail;
}) {
  const { t } = useTranslation('board');
  const { compareNames } = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const rooms = useQuery(roomsQuery(assembly.id));
  const programme = useQuery(programmeQuery(assembly.id));
  const day = days.find(({ date }) => date === search.day) ?? days[0];
  const rows = useMemo(
    () => boardRooms(rooms.data ?? [], compareNames),
    [rooms.data, compareNames],
  );
  const board = useMemo(
    () =>
      day && {
        cards: cardsOf(day, assembly.slotMinutes, rows, plan.meetings),
        bands: holdBands(day, assembly.slotMinutes, programme.data ?? []),
        closures: closuresOf(day, assembly, rows),
      },
    [day, assembly, rows, plan.meetings, programme.data],
  );
  return (
    <>
      <DayTabs
        days={days}
        chosen={day?.date}
        slotMinutes={assembly.slotMinutes}
        meetings={plan.meetings}
        onChoose={(date) => void navigate({ search: (before) => ({ ...before, day: date }) })}
      />
      <ProblemNotice problem={rooms.error ?? programme.error} />
      {rooms.data?.length === 0 ? (
        <div className="ga-sheet">
          <EmptyState title={t('noRooms.title')}>{t('noRooms.text')}</EmptyState>
        </div>
      ) : rooms.data && day && board ? (
        <BoardGrid
          key={day.date}
          day={day}
          rooms={rows}
          {...board}
          pins={plan.status === 'draft'}
          onOpen={(id) => void navigate({ search: (before) => ({ ...before, meeting: id }) })}
        />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </>
  );
}

/** The meeting that is open over the board. */
function Details({ assemblyId, plan }: { assemblyId: string; plan: PlanDetail }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const close = () =>
    void navigate({ search: ({ meeting: _closed, ...before }) => before, replace: true });
  const open = plan.meetings.find(({ requestId }) => requestId === search.meeting);
  return <MeetingDrawer assemblyId={assemblyId} planId={plan.id} meeting={open} onClose={close} />;
}
