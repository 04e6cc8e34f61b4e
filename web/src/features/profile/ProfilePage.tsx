import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession, useSignOut } from '../../app/session.js';
import { useChangeLanguage } from '../../app/useChangeLanguage.js';
import { colorSchemes } from '../../components/AccountMenu.js';
import { Icon } from '../../components/Icon.js';
import { PageHeader } from '../../components/PageHeader.js';
import { isLanguage, languageCodes, languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import classes from './ProfilePage.module.css';

/** Who is signed in, and how this reader wants the pages. */
export function ProfilePage() {
  const { t } = useTranslation(['profile', 'common', 'auth']);
  const { user } = useSession();
  const { list } = useFormat();
  const { language, changeLanguage } = useChangeLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const roles = user.roles.map((role) => t(`auth:roles.${role}`));
  return (
    <>
      <PageHeader
        title={user.name}
        sentence={
          <>
            {list(roles)} · <bdi>{user.email}</bdi>
          </>
        }
        secondary={
          <Button
            variant="default"
            leftSection={<Icon name="logout" />}
            onClick={() => void signOut()}
          >
            {t('common:signOut')}
          </Button>
        }
      />
      <div className={`ga-sheet ${classes.sheet}`}>
        <section>
          <h2>{t('common:language')}</h2>
          <p>{t('languageHint')}</p>
          <SegmentedControl
            aria-label={t('common:language')}
            value={language}
            onChange={(value) => {
              if (isLanguage(value)) void changeLanguage(value);
            }}
            data={languageCodes.map((value) => ({ value, label: languages[value].name }))}
          />
        </section>
        <section>
          <h2>{t('common:appearance.title')}</h2>
          <p>{t('appearanceHint')}</p>
          <SegmentedControl
            aria-label={t('common:appearance.title')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value)}
            data={colorSchemes.map(({ value }) => ({
              value,
              label: t(`common:appearance.${value}`),
            }))}
          />
        </section>
      </div>
    </>
  );
}
