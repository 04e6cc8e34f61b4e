import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FilterBar } from '../office/FilterBar.js';
import { Sheet } from '../office/Sheet.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { usePortName } from '../travel/words.js';
import { bandsOf, countBy, portsOf } from './bands.js';
import { ExportDialog } from './ExportDialog.js';
import { ManifestTable } from './ManifestTable.js';
import { manifestQuery, manifestSummaryQuery, type ManifestSummary } from './queries.js';
import { RemovedLines } from './RemovedLines.js';
import type { ManifestSearch } from './routes.js';
import classes from './ManifestPage.module.css';

const route = getRouteApi('/shell/reports/manifest');

/** Arrivals and departures by day and airport, for protocol. */
export function ManifestPage() {
  const { t } = useTranslation('manifest');
  return <WithAssembly title={t('title')}>{(office) => <Manifest {...office} />}</WithAssembly>;
}

function Manifest({ assembly }: Office) {
  const { t } = useTranslation(['manifest', 'common']);
  const search = route.useSearch();
  const summary = useQuery(manifestSummaryQuery(assembly.id));
  const pages = useInfiniteQuery(manifestQuery(assembly.id, search));
  const [exporting, setExporting] = useState(false);
  const lines = pages.data?.pages.flatMap(({ items }) => items);
  const removed = pages.data?.pages[0]?.removed ?? [];
  const bands = useMemo(() => bandsOf(summary.data?.bands ?? [], search), [summary.data, search]);
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        sentence={summary.data && <Facts summary={summary.data} />}
        secondary={
          <Button
            variant="default"
            className={classes.screen}
            leftSection={<Icon name="printer" />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        }
        action={
          <Button className={classes.screen} onClick={() => setExporting(true)}>
            {t('export.button')}
          </Button>
        }
      />
      <ProblemNotice problem={summary.error ?? pages.error} />
      <Filters search={search} summary={summary.data} />
      {lines?.length === 0 && removed.length === 0 ? (
        <EmptyState title={t(search.changed ? 'unchanged.title' : 'empty.title')}>
          {t(search.changed ? 'unchanged.text' : 'empty.text')}
        </EmptyState>
      ) : (
        !pages.error && (
          <Sheet>
            <ManifestTable lines={lines} bands={bands} timezone={assembly.timezone} />
          </Sheet>
        )
      )}
      {removed.length > 0 && <RemovedLines lines={removed} />}
      {pages.hasNextPage && (
        <div className={`${classes.more} ${classes.screen}`}>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('common:words.more')}
          </Button>
        </div>
      )}
      {exporting && (
        <ExportDialog
          assemblyId={assembly.id}
          summary={summary.data}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}

/** How much is known, and what changed since somebody last took it out. */
function Facts({ summary }: { summary: ManifestSummary }) {
  const { t } = useTranslation('manifest');
  const { dateTime, number } = useFormat();
  const { people, withoutArrival, withoutDeparture, lastExport } = summary;
  return [
    t('facts', {
      people: t('people', { count: people, shown: number(people) }),
      arrival: number(withoutArrival),
      departure: number(withoutDeparture),
    }),
    lastExport === null
      ? t('neverExported')
      : t('exported', {
          at: dateTime(lastExport.takenAt),
          added: number(summary.added),
          changed: number(summary.changed),
          removed: number(summary.removed),
        }),
  ].join(' ');
}

function Filters({
  search,
  summary,
}: {
  search: ManifestSearch;
  summary: ManifestSummary | undefined;
}) {
  const { t } = useTranslation(['manifest', 'common', 'travel']);
  const { calendarDate } = useFormat();
  const navigate = route.useNavigate();
  const portName = usePortName();
  const direction = search.direction ?? 'arrival';
  const all = summary?.bands ?? [];
  const narrow = (change: { [K in keyof ManifestSearch]: ManifestSearch[K] | undefined }) => {
    const next = Object.entries({ ...search, ...change }).filter(
      ([, value]) => value !== undefined,
    );
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  const days = countBy(bandsOf(all, { ...search, day: undefined }), ({ day }) => day);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={`${classes.filters} ${classes.screen}`}>
      <SegmentedControl
        aria-label={t('direction')}
        value={direction}
        onChange={(value) =>
          narrow({ direction: value === 'departure' ? 'departure' : undefined, day: undefined })
        }
        data={[
          { value: 'arrival', label: t('arrivals') },
          { value: 'departure', label: t('departures') },
        ]}
      />
      <Select
        aria-label={t('port')}
        placeholder={t('allPorts')}
        clearable
        data={portsOf(all, direction).map((value) => ({ value, label: portName(value) }))}
        value={search.port ?? null}
        onChange={(port) => narrow({ port: port ?? undefined })}
      />
      <Select
        aria-label={t('needs')}
        placeholder={t('allNeeds')}
        clearable
        data={(['transfer', 'accessible', 'security'] as const).map((value) => ({
          value,
          label: t(`need.${value}`),
        }))}
        value={search.needs ?? null}
        onChange={(needs) => narrow({ needs: (needs as ManifestSearch['needs']) ?? undefined })}
      />
      {summary?.lastExport && (
        <Checkbox
          label={t('onlyChanged')}
          checked={search.changed ?? false}
          onChange={({ currentTarget: { checked } }) =>
            narrow({ changed: checked ? true : undefined })
          }
        />
      )}
      <div className={classes.days}>
        <FilterBar
          label={t('day')}
          all={{ label: t('allDays'), count: summary && total }}
          options={days.map(({ key, count }) => ({
            value: key,
            label: calendarDate(key, 'day'),
            count,
          }))}
          value={search.day}
          onChange={(day) => narrow({ day })}
        />
      </div>
    </div>
  );
}
