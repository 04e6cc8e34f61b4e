import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/useNavigation.js';
import { LargeIcon } from './Icon.js';
import { NavLink } from './NavLink.js';
import { PhoneMore } from './PhoneMore.js';
import classes from './PhoneNav.module.css';

const inBar = 4;

/** Bottom bar of the phone: the first pages of the role, the rest and the account behind "More". */
export function PhoneNav() {
  const { t } = useTranslation('nav');
  const { entries, active } = useNavigation();
  const [opened, { open, close }] = useDisclosure(false);
  const shown = entries.slice(0, inBar);
  const rest = entries.slice(inBar);
  return (
    <>
      <nav className={classes.bar} aria-label={t('main')}>
        {shown.map((entry) => (
          <NavLink key={entry.to} to={entry.to} className={classes.item} current={entry === active}>
            <LargeIcon name={entry.icon} size={22} />
            <span className={classes.word}>{t(entry.key)}</span>
          </NavLink>
        ))}
        <button
          type="button"
          className={classes.item}
          onClick={open}
          aria-haspopup="dialog"
          data-current={(active && rest.includes(active)) || undefined}
        >
          <LargeIcon name="overflow-menu--horizontal" size={22} />
          <span className={classes.word}>{t('more')}</span>
        </button>
      </nav>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        title={t('more')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <PhoneMore entries={rest} active={active} onDone={close} />
      </Drawer>
    </>
  );
}
