import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { BulkDialog } from './BulkDialog.js';
import { bulkKinds, type BulkKind } from './queries.js';
import classes from './SelectionBar.module.css';

/** What can be done with the delegations that are ticked. */
export function SelectionBar({
  assemblyId,
  selected,
  onClear,
}: {
  assemblyId: string;
  selected: string[];
  onClear: () => void;
}) {
  const { t } = useTranslation('bulk');
  const [kind, setKind] = useState<BulkKind>();
  if (selected.length === 0) return null;
  return (
    <div className={classes.bar} role="region" aria-label={t('selection.label')}>
      <output className={classes.count}>{t('selection.count', { count: selected.length })}</output>
      <Button variant="default" onClick={() => setKind('remind')}>
        {t('remind.button')}
      </Button>
      <Menu position="top-end" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="chevron--down" />}>
            {t('selection.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {bulkKinds
            .filter((value) => value !== 'remind')
            .map((value) => (
              <Menu.Item key={value} onClick={() => setKind(value)}>
                {t(`${value}.button`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <Button variant="subtle" onClick={onClear}>
        {t('selection.clear')}
      </Button>
      {kind && (
        <BulkDialog
          assemblyId={assemblyId}
          kind={kind}
          delegationIds={selected}
          onClose={() => setKind(undefined)}
          onStarted={onClear}
        />
      )}
    </div>
  );
}
