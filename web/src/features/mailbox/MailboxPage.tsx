import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { EmptyState } from '../../components/EmptyState.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { SkeletonRows } from '../../components/SkeletonRows.js';
import { isLanguage, languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import { MailboxFrame } from './MailboxFrame.js';
import { MailFrame } from './MailFrame.js';
import classes from './mailbox.module.css';

const route = getRouteApi('/mailbox');
const refreshEvery = 5_000;

/** Where the mails of the demonstration arrive, as nobody is written to in truth. */
export function MailboxPage() {
  return (
    <MailboxFrame>
      <Mailbox />
    </MailboxFrame>
  );
}

const languageName = (code: string) => (isLanguage(code) ? languages[code].name : code);
const directionOf = (code: string) => (isLanguage(code) ? languages[code].dir : 'auto');

function Mailbox() {
  const { t } = useTranslation(['mailbox', 'common']);
  const { dateTime } = useFormat();
  const navigate = useNavigate();
  const { mail, to } = route.useSearch();
  const [typed, setTyped] = useState(to ?? '');
  const list = useInfiniteQuery({
    queryKey: ['mailbox', to ?? ''],
    queryFn: ({ pageParam }) =>
      data(
        api.GET('/api/v1/demo/mailbox', {
          params: {
            query: {
              limit: 50,
              ...(to && { recipient: to }),
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: refreshEvery,
  });
  const mails = list.data?.pages.flatMap(({ items }) => items);
  const closed = list.error instanceof ApiProblem && list.error.code === 'not_found';
  if (closed) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('closed.title')}>{t('closed.text')}</EmptyState>
      </>
    );
  }
  const filter = (recipient: string) =>
    void navigate({ to: '/mailbox', search: recipient ? { to: recipient } : {} });
  return (
    <>
      <PageHeader title={t('title')} sentence={t('sentence')} />
      <ProblemNotice problem={list.error} />
      <div className={classes.columns} data-open={mail !== undefined || undefined}>
        <div className={`ga-sheet ${classes.list}`}>
          <form
            className={classes.filter}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              filter(typed.trim());
            }}
          >
            <TextInput
              type="email"
              dir="ltr"
              aria-label={t('recipient')}
              placeholder={t('recipient')}
              leftSection={<Icon name="search" />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {to && (
              <Button
                variant="default"
                onClick={() => {
                  setTyped('');
                  filter('');
                }}
              >
                {t('common:words.all')}
              </Button>
            )}
          </form>
          {!mails && !list.error && <SkeletonRows rows={8} height={64} />}
          {mails?.length === 0 && <p className={classes.none}>{t('none')}</p>}
          <ul className={classes.mails}>
            {mails?.map((entry) => (
              <li key={entry.id}>
                <Link
                  to="/mailbox"
                  search={{ ...(to && { to }), mail: entry.id }}
                  data-current={entry.id === mail || undefined}
                  aria-current={entry.id === mail || undefined}
                >
                  <b lang={entry.language} dir="auto">
                    {entry.subject}
                  </b>
                  <span className={classes.to}>
                    <bdi>{entry.recipient}</bdi>
                  </span>
                  <span className={classes.facts}>
                    <span lang={entry.language}>{languageName(entry.language)}</span>
                    <bdi>{dateTime(entry.sentAt)}</bdi>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {list.hasNextPage && (
            <div className={classes.more}>
              <Button
                variant="default"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t('common:words.more')}
              </Button>
            </div>
          )}
        </div>
        {mail === undefined ? (
          <p className={classes.choose}>{t('choose')}</p>
        ) : (
          <Reading key={mail} id={mail} back={to ? { to } : {}} />
        )}
      </div>
    </>
  );
}

function Reading({ id, back }: { id: string; back: { to?: string } }) {
  const { t } = useTranslation(['mailbox', 'common']);
  const { dateTime } = useFormat();
  const [view, setView] = useState('html');
  const { data: mail, error } = useQuery({
    queryKey: ['mailbox', 'one', id],
    queryFn: () => data(api.GET('/api/v1/demo/mailbox/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
  return (
    <article className={`ga-sheet ${classes.reading}`}>
      <Link to="/mailbox" search={back} className={classes.back}>
        <Icon name="arrow--left" />
        {t('back')}
      </Link>
      <ProblemNotice problem={error} />
      {!mail && !error && <SkeletonRows rows={6} />}
      {mail && (
        <>
          <header className={classes.head}>
            <h2 lang={mail.language} dir="auto">
              {mail.subject}
            </h2>
            <p>
              {t('to')} <bdi>{mail.recipient}</bdi>
            </p>
            <p className={classes.facts}>
              <span lang={mail.language}>{languageName(mail.language)}</span>
              <bdi>{dateTime(mail.sentAt, 'date')}</bdi>
            </p>
            <SegmentedControl
              aria-label={t('view.label')}
              value={view}
              onChange={setView}
              data={[
                { value: 'html', label: t('view.html') },
                { value: 'text', label: t('view.text') },
              ]}
            />
          </header>
          {view === 'html' ? (
            <MailFrame html={mail.html} title={mail.subject} />
          ) : (
            <pre className={classes.text} lang={mail.language} dir={directionOf(mail.language)}>
              {mail.text}
            </pre>
          )}
        </>
      )}
    </article>
  );
}
