import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chooseAssembly, useSession, useSignOut } from '../app/session.js';
import { useChangeLanguage } from '../app/useChangeLanguage.js';
import { languageCodes, languages } from '../i18n/languages.js';
import { initialsOf } from './initials.js';
import { Icon } from './Icon.js';
import type { IconName } from './icons.js';
import classes from './AccountMenu.module.css';

export const colorSchemes: { value: MantineColorScheme; icon: IconName }[] = [
  { value: 'light', icon: 'light' },
  { value: 'dark', icon: 'asleep' },
  { value: 'auto', icon: 'screen' },
];

/** The reader: language, colours, profile, sign-out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { user, assemblies, assembly } = useSession();
  const { language, changeLanguage } = useChangeLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <button
          type="button"
          className={classes.avatar}
          aria-label={t('account', { name: user.name })}
        >
          <bdi>{initialsOf(user.name)}</bdi>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.reader}>
          <b>{user.name}</b>
          <span>
            <bdi>{user.email}</bdi>
          </span>
        </div>
        {assemblies.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('nav:assembly')}</Menu.Label>
            {assemblies.map(({ id, code, city }) => (
              <Menu.Item
                key={id}
                onClick={() => chooseAssembly(id)}
                aria-current={id === assembly?.id || undefined}
                rightSection={id === assembly?.id && <Icon name="checkmark" />}
              >
                <bdi>{`${code} ${city}`}</bdi>
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {languageCodes.map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            onClick={() => void changeLanguage(code)}
            aria-current={code === language || undefined}
            rightSection={code === language && <Icon name="checkmark" />}
          >
            {languages[code].name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('appearance.title')}</Menu.Label>
        {colorSchemes.map(({ value, icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon name={icon} />}
            onClick={() => setColorScheme(value)}
            aria-current={value === colorScheme || undefined}
            rightSection={value === colorScheme && <Icon name="checkmark" />}
          >
            {t(`appearance.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="settings" />} component={Link} to="/profile">
          {t('profile')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="logout" />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
