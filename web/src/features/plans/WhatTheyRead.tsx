import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageTabs } from '../../components/LanguageTabs.js';
import { PartyName } from '../../components/PartyName.js';
import { Section } from '../../components/Section.js';
import { formatDate, formatTime } from '../../i18n/format.js';
import { languageCodes, type Language } from '../../i18n/languages.js';
import type { PlanDiff, Place } from './queries.js';
import classes from './WhatTheyRead.module.css';

/** The message about one change, in each of the four languages. */
export function WhatTheyRead({ diff, zone, city }: { diff: PlanDiff; zone: string; city: string }) {
  const { t, i18n } = useTranslation('plans');
  const [language, setLanguage] = useState<Language>('en');
  // The texts of the other languages are loaded only here.
  const loaded = useQuery({
    queryKey: ['texts', language],
    queryFn: async () => {
      await i18n.loadLanguages(language);
      return true;
    },
    staleTime: Infinity,
  });
  const row =
    diff.timeChanged[0] ?? diff.roomChanged[0] ?? diff.added[0] ?? diff.cancelled[0] ?? undefined;
  const [first] = row?.parties ?? [];
  if (!row || !first) return null;
  const write = i18n.getFixedT(language, 'plans');
  const kind = !row.before ? 'scheduled' : row.after ? 'rescheduled' : 'cancelled';
  const values = (place: Place) => ({
    date: formatDate(language, zone, place.startsAt, 'dayLong'),
    from: formatTime(language, zone, place.startsAt),
    to: formatTime(language, zone, place.endsAt),
    room: place.roomName,
  });
  const parties = row.parties.map(({ code }) => code).join(', ');
  const now = row.after ?? row.before;
  return (
    <Section title={t('read.title')}>
      <LanguageTabs
        label={t('read.language')}
        codes={languageCodes}
        shown={language}
        onShow={setLanguage}
        className={`ga-sheet ${classes.letter}`}
      >
        <p className={classes.to}>
          <PartyName iso2={first.iso2} code={first.code} />
        </p>
        {loaded.data && now && (
          <>
            <p className={classes.title}>{write(`read.${kind}`, { parties })}</p>
            <p>{write('read.place', { ...values(now), city })}</p>
            {kind === 'rescheduled' && row.before && (
              <p>{write('read.before', values(row.before))}</p>
            )}
            <p className={classes.subject}>{write('read.subject', { subject: row.subject })}</p>
          </>
        )}
      </LanguageTabs>
    </Section>
  );
}
