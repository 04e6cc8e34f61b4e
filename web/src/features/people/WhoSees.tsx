import { Drawer } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/Section.js';
import drawer from '../meetings-overview/SideDrawer.module.css';
import { DelegationHistory } from '../registration/DelegationHistory.js';
import type { OwnDelegation } from '../own-delegation/WithDelegation.js';
import classes from './WhoSees.module.css';

/** Who reads what is entered here, and what was done with it. */
export function WhoSees({ own: { assemblyId, delegation } }: { own: OwnDelegation }) {
  const { t } = useTranslation(['people', 'common']);
  const [opened, setOpened] = useState(false);
  return (
    <Section title={t('whoSees.title')}>
      <p className={classes.text}>{t('whoSees.text')}</p>
      <button type="button" className={classes.link} onClick={() => setOpened(true)}>
        {t('whoSees.history')}
      </button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={460}
        classNames={{ content: drawer.content }}
        title={t('whoSees.history')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <DelegationHistory assemblyId={assemblyId} delegation={delegation} />
      </Drawer>
    </Section>
  );
}
