import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useSession } from '../../app/session.js';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { rollStates } from '../../components/Roll.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { StatusBadge } from '../../components/StatusBadge.js';
import { TileGrid, type Tile, type TileGroup } from '../../components/TileGrid.js';
import { useFormat } from '../../i18n/useFormat.js';
import { BulkDialog } from '../bulk/BulkDialog.js';
import { BulkProgress } from '../bulk/BulkProgress.js';
import { SelectionBar } from '../bulk/SelectionBar.js';
import { matches } from '../meetings/party-search.js';
import { FilterBar } from '../office/FilterBar.js';
import { useWords } from '../office/useOffice.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { DelegationTable } from './DelegationTable.js';
import { ExportMenu } from './ExportMenu.js';
import { OpenWishes } from './OpenWishes.js';
import { delegationsQuery, needs, regions, summaryQuery, type DelegationItem } from './queries.js';
import { SavedFilters } from './SavedFilters.js';
import type { RegistrationSearch } from './routes.js';
import { useOnSite } from './walk-in/useOnSite.js';
import { WalkInLink } from './walk-in/WalkInLink.js';
import { useDelegationWords } from './words.js';
import classes from './RegistrationPage.module.css';

const route = getRouteApi('/shell/registration');

export function RegistrationPage() {
  const { t } = useTranslation('registration');
  return <WithAssembly title={t('title')}>{(office) => <Registration {...office} />}</WithAssembly>;
}

function Registration({ assembly, canEdit }: Office) {
  const { t } = useTranslation(['registration', 'common']);
  const { number, dateTime } = useFormat();
  const session = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const delegations = useQuery(delegationsQuery(assembly.id));
  const summary = useQuery(summaryQuery(assembly.id));
  const [typed, setTyped] = useState(search.q ?? '');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [reminding, setReminding] = useState(false);
  const query = useDeferredValue(typed);
  const narrow = (change: Partial<RegistrationSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  useEffect(() => {
    const timer = window.setTimeout(
      () =>
        void navigate({
          search: (before) => ({ ...before, q: query === '' ? undefined : query }),
          replace: true,
        }),
      300,
    );
    return () => window.clearTimeout(timer);
  }, [navigate, query]);

  const found = useMemo(
    () =>
      delegations.data?.filter(
        ({ code, memberIso2, names, region, needs: own }) =>
          matches(query, [code, memberIso2 ?? '', ...Object.values(names)]) &&
          (search.region === undefined || region === search.region) &&
          (search.need === undefined || own.includes(search.need)),
      ),
    [delegations.data, query, search.region, search.need],
  );
  const shown = useMemo(
    () =>
      search.status === undefined ? found : found?.filter(({ status }) => status === search.status),
    [found, search.status],
  );
  const deadline = assembly.deadlines.find(({ step }) => step === 'registration')?.at;
  const closed = deadline !== undefined && Date.parse(deadline) <= now;
  const members = summary.data?.members;
  const waiting = members?.byStatus.submitted ?? 0;
  const silent = useMemo(
    () =>
      delegations.data
        ?.filter(({ needs: own }) => own.includes('not_submitted'))
        .map(({ id }) => id) ?? [],
    [delegations.data],
  );
  // The plates of all members fit on one screen; what narrows further belongs to the table.
  const narrowable =
    search.view === 'table' || search.region !== undefined || search.need !== undefined;
  const mayReview = hasRole(session, 'organizer', 'admin', 'reviewer');
  const mayAnswer = canEdit || hasRole(session, 'protocol');
  const onSite = useOnSite();
  const remindable = canEdit && !closed && silent.length > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          members &&
          [
            t('sentence.registered', {
              count: members.registered,
              shown: number(members.registered),
              total: number(members.total),
            }),
            deadline === undefined
              ? ''
              : t(closed ? 'sentence.closed' : 'sentence.closes', {
                  at: dateTime(deadline, 'dayLong'),
                }),
            members.notInvited > 0 ? t('sentence.notInvited', { count: members.notInvited }) : '',
          ]
            .filter(Boolean)
            .join(' ')
        }
        secondary={canEdit && !onSite && <WalkInLink />}
        action={
          canEdit && onSite ? (
            <WalkInLink />
          ) : remindable ? (
            <Button rightSection={<Icon name="arrow--right" />} onClick={() => setReminding(true)}>
              {t('remind', { count: silent.length })}
            </Button>
          ) : (
            waiting > 0 &&
            mayReview && (
              <Button
                rightSection={<Icon name="arrow--right" />}
                renderRoot={(props) => <Link to="/review" {...props} />}
              >
                {t('review', { count: waiting })}
              </Button>
            )
          )
        }
      />
      {reminding && (
        <BulkDialog
          assemblyId={assembly.id}
          kind="remind"
          delegationIds={silent}
          onClose={() => setReminding(false)}
          onStarted={() => setReminding(false)}
        />
      )}
      {canEdit && <BulkProgress assemblyId={assembly.id} />}
      {mayAnswer && (
        <OpenWishes
          assemblyId={assembly.id}
          delegations={delegations.data ?? []}
          mayGrant={canEdit}
        />
      )}
      <div className={classes.toolbar}>
        <TextInput
          className={classes.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          leftSection={<Icon name="search" />}
          placeholder={t('searchHint')}
          aria-label={t('search')}
          type="search"
        />
        <FilterBar
          label={t('filter')}
          all={{ label: t('common:words.all'), ...(found && { count: found.length }) }}
          options={rollStates
            .map((value) => ({
              value,
              label: <StatusBadge kind="delegation" state={value} />,
              count: found?.filter(({ status }) => status === value).length ?? 0,
            }))
            .filter(({ value, count: sum }) => sum > 0 || value === search.status)}
          value={search.status}
          onChange={(status) => narrow({ status })}
        />
        {narrowable && (
          <>
            <Select
              className={classes.select}
              aria-label={t('regionFilter')}
              placeholder={t('regionFilter')}
              clearable
              data={regions.map((value) => ({ value, label: t(`region.${value}`) }))}
              value={search.region ?? null}
              onChange={(region) => narrow({ region: region ?? undefined })}
            />
            <Select
              className={classes.select}
              aria-label={t('needFilter')}
              placeholder={t('needFilter')}
              clearable
              data={needs.map((value) => ({
                value,
                label: t('needCounted', {
                  need: t(`need.${value}`),
                  count:
                    delegations.data?.filter(({ needs: own }) => own.includes(value)).length ?? 0,
                }),
              }))}
              value={search.need ?? null}
              onChange={(need) => narrow({ need: need ?? undefined })}
            />
            <SavedFilters
              assemblyId={assembly.id}
              choice={{
                status: search.status,
                region: search.region,
                need: search.need,
                q: search.q,
              }}
              onChoose={(choice) => {
                setTyped(choice.q ?? '');
                narrow(choice);
              }}
            />
          </>
        )}
        <div className={classes.end}>
          <ExportMenu assemblyId={assembly.id} search={search} />
          <SegmentedControl
            className={classes.view}
            aria-label={t('view.label')}
            value={search.view ?? 'tiles'}
            onChange={(view) => narrow({ view: view === 'table' ? 'table' : undefined })}
            data={[
              { value: 'tiles', label: <ViewWord icon="grid" word={t('view.tiles')} /> },
              { value: 'table', label: <ViewWord icon="list" word={t('view.table')} /> },
            ]}
          />
        </div>
      </div>
      <ProblemNotice problem={delegations.error} />
      {shown === undefined ? (
        !delegations.error && <SkeletonRows rows={10} />
      ) : delegations.data?.length === 0 ? (
        <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
      ) : shown.length === 0 ? (
        <p className={classes.nothing} role="status">
          {t('common:words.noMatch')}
        </p>
      ) : search.view === 'table' ? (
        <>
          <DelegationTable
            delegations={shown}
            {...(canEdit && { selected, onSelect: setSelected })}
          />
          <SelectionBar
            assemblyId={assembly.id}
            selected={[...selected]}
            onClear={() => setSelected(new Set())}
          />
        </>
      ) : (
        <Tiles delegations={shown} all={delegations.data ?? []} totals={summary.data} />
      )}
    </>
  );
}

function ViewWord({ icon, word }: { icon: 'grid' | 'list'; word: string }) {
  return (
    <span className={classes.viewWord}>
      <Icon name={icon} />
      {word}
    </span>
  );
}

interface Totals {
  regions: { region: string; total: number; registered: number }[];
  organisations: { total: number; registered: number };
}

/** The plates by region, best known first by name; what needs somebody is summed at the end of each line. */
function Tiles({
  delegations,
  all,
  totals,
}: {
  delegations: readonly DelegationItem[];
  all: readonly DelegationItem[];
  totals: Totals | undefined;
}) {
  const { t } = useTranslation(['registration', 'status']);
  const { number, compareNames } = useFormat();
  const name = useWords();
  const words = useDelegationWords();
  const toTile = (delegation: DelegationItem): Tile => ({
    key: delegation.id,
    iso2: delegation.memberIso2,
    code: delegation.code,
    name: name(delegation.names),
    state: delegation.status,
    ...words(delegation),
    to: `/registration/${delegation.id}`,
  });
  const inGroup = (key: string) => (delegation: DelegationItem) =>
    key === 'organisations'
      ? delegation.organisationCode !== null
      : delegation.organisationCode === null && delegation.region === key;
  const summaryOf = (key: string) => {
    const states = all.filter(inGroup(key)).map(({ status }) => status);
    return rollStates
      .filter((state) => state !== 'confirmed' && states.includes(state))
      .map((state) =>
        t(`counted.${state}`, { count: states.filter((status) => status === state).length }),
      )
      .join(t('comma'));
  };
  const groups = [...regions, 'organisations'].flatMap((key): TileGroup[] => {
    const tiles = delegations
      .filter(inGroup(key))
      .map(toTile)
      .toSorted((a, b) => compareNames(a.name, b.name));
    if (tiles.length === 0) return [];
    const counts =
      key === 'organisations'
        ? totals?.organisations
        : totals?.regions.find(({ region }) => region === key);
    return [
      {
        key,
        label: t(`region.${key}`),
        count: counts && (
          <>
            <b>{number(counts.registered)}</b>{' '}
            {t('ofRegistered', { count: counts.registered, total: number(counts.total) })}
          </>
        ),
        summary: summaryOf(key),
        tiles,
      },
    ];
  });
  return <TileGrid groups={groups} />;
}
