import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NavEntry } from '../app/navigation.js';
import { useSession, useSignOut } from '../app/session.js';
import { useChangeLanguage } from '../app/useChangeLanguage.js';
import { languageCodes, languages } from '../i18n/languages.js';
import { colorSchemes } from './AccountMenu.js';
import { Icon, LargeIcon } from './Icon.js';
import { NavLink } from './NavLink.js';
import classes from './PhoneNav.module.css';

/** What the bottom bar has no room for: further pages, language, colours, sign-out. */
export function PhoneMore({
  entries,
  active,
  onDone,
}: {
  entries: readonly NavEntry[];
  active: NavEntry | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation(['common', 'nav']);
  const { user } = useSession();
  const { language, changeLanguage } = useChangeLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <div className={classes.more}>
      {entries.length > 0 && (
        <ul className={classes.pages}>
          {entries.map((entry) => (
            <li key={entry.to}>
              <NavLink
                to={entry.to}
                className={classes.page}
                current={entry === active}
                onClick={onDone}
              >
                <LargeIcon name={entry.icon} size={20} />
                {t(`nav:${entry.key}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      )}
      <fieldset className={classes.choice} aria-label={t('language')}>
        {languageCodes.map((code) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => void changeLanguage(code)}
          >
            {languages[code].name}
          </button>
        ))}
      </fieldset>
      <SegmentedControl
        fullWidth
        aria-label={t('appearance.title')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
        data={colorSchemes.map(({ value }) => ({ value, label: t(`appearance.${value}`) }))}
      />
      <div className={classes.reader}>
        <span>
          <b>{user.name}</b>
          <br />
          <bdi>{user.email}</bdi>
        </span>
        <Button
          variant="default"
          leftSection={<Icon name="logout" />}
          onClick={() => void signOut()}
        >
          {t('signOut')}
        </Button>
      </div>
    </div>
  );
}
