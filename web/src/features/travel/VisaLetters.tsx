import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client.js';
import { useSession } from '../../app/session.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import { Section } from '../../components/Section.js';
import { useFormat } from '../../i18n/useFormat.js';
import classes from './TravelSide.module.css';

/** The letters with which the delegation asks for visas: of the person shown, and of everybody. */
export function VisaLetters({
  assemblyId,
  delegationId,
  person,
}: {
  assemblyId: string;
  delegationId: string;
  person: { id: string; name: string } | undefined;
}) {
  const { t } = useTranslation('travel');
  const { language, date } = useFormat();
  const own = useSession().user.delegationId === delegationId;
  const [other, setOther] = useState<'en' | 'fr'>(language === 'fr' ? 'en' : 'fr');
  const path = { assemblyId, delegationId };
  const letters = useQuery({
    queryKey: ['travel', 'letters', delegationId],
    queryFn: async () => {
      const { items } = await data(
        api.GET('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/visa-letters', {
          params: { path },
        }),
      );
      return items;
    },
  });
  const wanted = [
    ...(person ? [{ id: person.id, label: t('letters.of', { name: person.name }) }] : []),
    { id: null, label: t('letters.whole') },
  ];
  const file = (id: string | null) => {
    const query = new URLSearchParams({ language, with: other, ...(id && { personId: id }) });
    return `/api/v1/assemblies/${assemblyId}/delegations/${delegationId}/visa-letters/file?${query.toString()}`;
  };
  return (
    <Section title={t('letters.title')}>
      <p className={classes.quiet}>{t('letters.text')}</p>
      <ProblemNotice problem={letters.error} />
      <Select
        label={t('letters.language')}
        data={(['fr', 'en'] as const).map((value) => ({
          value,
          label: t(`letters.with.${value}`),
        }))}
        value={other}
        onChange={(value) => setOther(value === 'en' ? 'en' : 'fr')}
        allowDeselect={false}
      />
      <ul className={classes.letters}>
        {wanted.map(({ id, label }) => {
          const letter = letters.data?.find(({ personId }) => personId === id);
          if (!letter) return null;
          return (
            <li key={id ?? ''}>
              {letter.state === 'document_missing' ? (
                <>
                  <b>{label}</b>
                  <span className={classes.missing}>
                    <Icon name="warning--alt--filled" size={14} />
                    {own ? (
                      <Link
                        to="/delegation/people"
                        search={{ ...(id !== null && { person: id, field: 'documentNumber' }) }}
                      >
                        {t('letters.missing')}
                      </Link>
                    ) : (
                      t('letters.missing')
                    )}
                  </span>
                </>
              ) : (
                <>
                  <Button
                    variant="default"
                    fullWidth
                    leftSection={<Icon name="download" />}
                    component="a"
                    href={file(id)}
                    download
                  >
                    {label}
                  </Button>
                  {letter.collectedAt !== null && (
                    <span className={classes.quiet}>
                      {t('letters.collected', { at: date(letter.collectedAt) })}
                    </span>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
