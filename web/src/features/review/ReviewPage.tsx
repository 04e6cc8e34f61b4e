import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { useFormat } from '../../i18n/useFormat.js';
import { FilterBar } from '../office/FilterBar.js';
import { WithAssembly, type Office } from '../office/WithAssembly.js';
import { CredentialsItem } from './CredentialsItem.js';
import { DelegationItem } from './DelegationItem.js';
import { PersonItem } from './PersonItem.js';
import { QueueRow } from './QueueRow.js';
import { reviewKinds, reviewQueueQuery, type ReviewItem, type ReviewKind } from './queries.js';
import { useClaim } from './useClaim.js';
import classes from './ReviewPage.module.css';

const route = getRouteApi('/shell/review');

/** Keys of the queue; the same letters in every language. */
const moving = ['J', 'K'];
const deciding: Record<ReviewKind, readonly (readonly [string, string])[]> = {
  delegation: [
    ['A', 'approve'],
    ['R', 'return'],
  ],
  person: [
    ['A', 'clear'],
    ['R', 'return'],
    ['H', 'hold'],
    ['X', 'refuse'],
  ],
  credentials: [
    ['A', 'verify'],
    ['X', 'reject'],
  ],
};

export function ReviewPage() {
  const { t } = useTranslation('review');
  return <WithAssembly title={t('title')}>{(office) => <Review {...office} />}</WithAssembly>;
}

function Review({ assembly }: Office) {
  const { t } = useTranslation('review');
  const { relative } = useFormat();
  const now = useNow();
  const { kind = 'delegation', item: wanted } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery(reviewQueueQuery(assembly.id, kind));
  const queue = answer.data?.items;
  const counts = answer.data?.counts;
  const index = Math.max(0, queue?.findIndex(({ subjectId }) => subjectId === wanted) ?? 0);
  const current = queue?.[index];
  const withKind = kind === 'delegation' ? {} : { kind };
  const open = (item: ReviewItem | undefined) =>
    void navigate({
      search: { ...withKind, ...(item && { item: item.subjectId }) },
      replace: true,
    });
  useHotkeys([
    ['j', () => queue?.[index + 1] && open(queue[index + 1])],
    ['k', () => queue?.[index - 1] && open(queue[index - 1])],
  ]);
  // Walk-ins stand first, however short they wait.
  const oldest = queue?.map(({ waitingSince }) => waitingSince).toSorted()[0];
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={
          counts &&
          (oldest
            ? t(`waiting.${kind}`, {
                count: counts[kind],
                oldest: relative(oldest, now),
              })
            : t(`nobody.${kind}`))
        }
      />
      <div className={classes.kinds}>
        <FilterBar
          label={t('kinds')}
          options={reviewKinds.map((value) => ({
            value,
            label: t(`kind.${value}`),
            count: counts?.[value],
          }))}
          value={kind}
          onChange={(value) =>
            void navigate({
              search: value === undefined || value === 'delegation' ? {} : { kind: value },
            })
          }
        />
      </div>
      <ProblemNotice problem={answer.error} />
      {queue === undefined && !answer.error && <SkeletonRows rows={8} />}
      {queue?.length === 0 && (
        <EmptyState
          title={t('done.title')}
          action={
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/registration" {...props} />}
            >
              {t('done.action')}
            </Button>
          }
        >
          {t('done.text')}
        </EmptyState>
      )}
      {queue && current && (
        <div className={classes.columns} data-chosen={wanted !== undefined || undefined}>
          <nav className={classes.queue} aria-label={t(`kind.${kind}`)}>
            <ol className={classes.list}>
              {queue.map((item) => (
                <QueueRow key={item.subjectId} item={item} isCurrent={item === current} />
              ))}
            </ol>
            <p className={classes.keys}>
              {moving.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
              {t('keys.move')}
              {deciding[kind].map(([key, step]) => (
                <span key={key} className={classes.key}>
                  <Kbd>{key}</Kbd> {t(`keys.${step}`)}
                </span>
              ))}
            </p>
          </nav>
          <div className={classes.detail}>
            <Link to="/review" search={withKind} className={classes.back}>
              <Icon name="arrow--left" />
              {t('back')}
            </Link>
            <Detail
              key={current.subjectId}
              assemblyId={assembly.id}
              item={current}
              onDone={() => open(queue[index + 1] ?? queue[index - 1])}
            />
          </div>
        </div>
      )}
    </>
  );
}

/** The item that is open, kept for this reviewer; while somebody else reads it, it is only shown. */
function Detail({
  assemblyId,
  item,
  onDone,
}: {
  assemblyId: string;
  item: ReviewItem;
  onDone: () => void;
}) {
  const taken = useClaim(assemblyId, item.kind, item.subjectId);
  const props = { assemblyId, item, mayDecide: taken === undefined, onDone };
  return (
    <>
      <ProblemNotice problem={taken} />
      {item.kind === 'delegation' && <DelegationItem {...props} />}
      {item.kind === 'person' && <PersonItem {...props} />}
      {item.kind === 'credentials' && <CredentialsItem {...props} />}
    </>
  );
}
