import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { FieldMessage } from '../../components/FieldMessage.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import { subBureausQuery } from '../office/queries.js';
import { useWords } from '../office/useOffice.js';
import { useFieldWords } from '../own-delegation/useFieldWords.js';
import type { Person } from '../own-delegation/types.js';
import classes from './PersonFacts.module.css';

/** A person as a reviewer reads it: the picture beside identity and document, then the rest. */
export function PersonFacts({
  assemblyId,
  delegationId,
  person,
}: {
  assemblyId: string;
  delegationId: string;
  person: Person;
}) {
  const { t, i18n } = useTranslation(['review', 'people']);
  const { calendarDate, list } = useFormat();
  const fieldWords = useFieldWords();
  const path = { assemblyId, delegationId, personId: person.id };
  const reveal = useMutation({
    mutationFn: () =>
      data(
        api.POST(
          '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/document/reveal',
          { params: { path } },
        ),
      ),
  });
  const words = useWords();
  const bureaus = useQuery({ ...subBureausQuery, enabled: person.subBureauIso2 !== null });
  const bureau = bureaus.data?.find(({ iso2 }) => iso2 === person.subBureauIso2);
  const country = (iso2: string | null) =>
    iso2 === null ? null : new Intl.DisplayNames([i18n.language], { type: 'region' }).of(iso2);
  const language = new Intl.DisplayNames([i18n.language], { type: 'language' });
  const date = (value: string | null) => value && calendarDate(value, 'plain');
  return (
    <div className={classes.parts}>
      {person.warnings.map(({ code }) => (
        <FieldMessage key={code} tone="warn">
          {t(code === 'same_document' ? 'people:sameDocument' : 'people:samePerson')}
        </FieldMessage>
      ))}
      {person.missing.length > 0 && (
        <FieldMessage tone="warn">
          {fieldWords(person.missing.map(({ path: field }) => field))}
        </FieldMessage>
      )}
      <Section title={t('people:identity')}>
        <div className={classes.identity}>
          {person.photoFileId === null ? (
            <span className={classes.noPhoto}>{t('noPhoto')}</span>
          ) : (
            <img
              className={classes.photo}
              src={`/api/v1/assemblies/${assemblyId}/delegations/${delegationId}/people/${person.id}/photo?v=${person.photoFileId}`}
              alt={t('photoOf', { name: `${person.givenNames} ${person.familyName}` })}
            />
          )}
          <Facts
            facts={[
              [t('people:familyName'), person.familyName],
              [t('people:givenNames'), person.givenNames],
              [t('people:nativeName'), person.nativeName],
              [t('people:nationality'), country(person.nationality)],
              [t('people:dateOfBirth'), date(person.dateOfBirth)],
              [t('people:roleLabel'), t(`people:role.${person.role}`)],
              [t('people:position'), person.position],
              ...(person.subBureauIso2 === null
                ? []
                : ([[t('people:bureau'), bureau && words(bureau.names)]] as const)),
            ]}
          />
        </div>
      </Section>
      <Section title={t('people:document')}>
        <Facts
          facts={[
            [
              t('people:documentType'),
              person.documentType && t(`people:documentTypes.${person.documentType}`),
            ],
            [
              t('people:documentNumber'),
              person.documentMask && (
                <>
                  <bdi>{reveal.data?.documentNumber ?? person.documentMask}</bdi>{' '}
                  {!reveal.data && (
                    <Button
                      variant="default"
                      size="compact-xs"
                      loading={reveal.isPending}
                      onClick={() => reveal.mutate()}
                    >
                      {t('people:documentReveal')}
                    </Button>
                  )}
                </>
              ),
            ],
            [t('people:documentCountry'), country(person.documentCountry)],
            [t('people:documentExpiresOn'), date(person.documentExpiresOn)],
          ]}
        />
        <ProblemNotice problem={reveal.error} />
      </Section>
      <Section title={t('people:contact')}>
        <Facts
          facts={[
            [
              t('people:languages'),
              person.languages.length > 0 &&
                list(person.languages.map((code) => language.of(code) ?? code)),
            ],
            [t('people:email'), person.email && <bdi>{person.email}</bdi>],
            [t('people:phone'), person.phone && <bdi>{person.phone}</bdi>],
            [t('people:attendsFrom'), date(person.attendsFrom)],
            [t('people:attendsTo'), date(person.attendsTo)],
          ]}
        />
      </Section>
    </div>
  );
}

/** Pairs of word and value; what is not said reads as such. */
function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  const { t } = useTranslation('review');
  return (
    <dl className={classes.facts}>
      {facts.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>
            {value ? <bdi>{value}</bdi> : <span className={classes.unsaid}>{t('unsaid')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
