import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWatch, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../../api/client.js';
import { Flag } from '../../../components/Flag.js';
import { SelectField } from '../../../components/fields.js';
import { countryOptions } from '../../../i18n/countries.js';
import { languages } from '../../../i18n/languages.js';
import { useFormat } from '../../../i18n/useFormat.js';
import classes from './CountryField.module.css';

const issuers = ['UN', 'EU'];

/** Countries in the reader's language; members of the Organization under its own names for them. */
export function useCountries(withIssuers = false) {
  const { language } = useFormat();
  const members = useQuery({
    queryKey: ['reference', 'members'],
    queryFn: () => data(api.GET('/api/v1/reference/members')),
    staleTime: Infinity,
  });
  return useMemo(() => {
    const names = new Map(
      members.data?.items.map((member) => [member.iso2, member.names[language]]),
    );
    return countryOptions(languages[language].locale, names, withIssuers ? issuers : []);
  }, [members.data, language, withIssuers]);
}

/** A country, found by typing, with its flag. */
export function CountryField<V extends FieldValues>({
  control,
  name,
  label,
  warning,
  withIssuers = false,
}: {
  control: Control<V>;
  name: FieldPath<V>;
  label: string;
  warning?: string | undefined;
  /** Also the organisations that issue travel documents. */
  withIssuers?: boolean;
}) {
  const { t } = useTranslation('people');
  const options = useCountries(withIssuers);
  const value: string | null = useWatch({ control, name });
  return (
    <SelectField
      control={control}
      name={name}
      label={label}
      warning={warning}
      data={options}
      searchable
      clearable
      selectFirstOptionOnChange
      placeholder={t('choose')}
      nothingFoundMessage={t('noCountry')}
      {...(value && { leftSection: <Flag iso2={value} initials={value} /> })}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <Flag iso2={option.value} initials={option.value} />
          {option.label}
        </span>
      )}
    />
  );
}
