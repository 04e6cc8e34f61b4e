import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { InboxRow } from './InboxRow.js';
import { useInbox, useMarkRead, type InboxEntry } from './useInbox.js';
import classes from './InboxPage.module.css';

/** What the reader is told: unread first, each opened in place. New ones come in by themselves. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  const { query, entries, unread } = useInbox();
  const mark = useMarkRead();
  const [openId, setOpenId] = useState<string>();
  // Entries that were unread when the page was opened stay above until it is opened again.
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const isNew = (entry: InboxEntry) => entry.readAt === null || fresh.has(entry.id);
  const toggle = (entry: InboxEntry) => {
    setOpenId(entry.id === openId ? undefined : entry.id);
    if (entry.readAt !== null) return;
    setFresh((before) => new Set(before).add(entry.id));
    mark.mutate(entry.id);
  };
  const groups = [
    { key: 'unread', entries: entries.filter(isNew) },
    { key: 'read', entries: entries.filter((entry) => !isNew(entry)) },
  ].filter((group) => group.entries.length > 0);
  return (
    <>
      <PageHeader
        title={t('title')}
        sentence={query.data && t('unread', { count: unread })}
        secondary={
          unread > 0 && (
            <Button
              variant="default"
              leftSection={<Icon name="checkmark" />}
              loading={mark.isPending && mark.variables === undefined}
              onClick={() => mark.mutate(undefined, { onSuccess: () => setFresh(new Set()) })}
            >
              {t('readAll')}
            </Button>
          )
        }
      />
      <output className="ga-hidden">{query.data && t('unread', { count: unread })}</output>
      <div className={classes.page}>
        <ProblemNotice problem={query.error ?? mark.error} />
        {query.isPending && <SkeletonRows rows={6} height={64} />}
        {query.data && entries.length === 0 && (
          <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
        )}
        {groups.map((group) => (
          <Section key={group.key} title={t(`group.${group.key}`)} sheet={group.key === 'unread'}>
            <ul className={classes.list}>
              {group.entries.map((entry) => (
                <InboxRow
                  key={entry.id}
                  entry={entry}
                  open={entry.id === openId}
                  onToggle={() => toggle(entry)}
                />
              ))}
            </ul>
          </Section>
        ))}
        {query.hasNextPage && (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('older')}
          </Button>
        )}
      </div>
    </>
  );
}
