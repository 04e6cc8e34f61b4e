import { Button, Menu, type MantineSize } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.js';
import { Icon } from '../../../components/Icon.js';
import { ProblemNotice } from '../../../components/ProblemNotice.js';
import classes from './ListMenu.module.css';
import { addressOf, savePost, type ListOf } from './import-api.js';

export interface ListMenuProps extends ListOf {
  /** The link to the import; without it nobody can be added or changed now. */
  toImport: ((props: object) => ReactNode) | undefined;
  size?: MantineSize;
}

/** The people as a list for spreadsheets: in from a file, or out to one. */
export function ListMenu({ toImport, size = 'sm', ...list }: ListMenuProps) {
  const { t } = useTranslation('import');
  const { assemblyId, delegationId } = list;
  const full = useMutation({
    mutationFn: () =>
      savePost(
        api.POST('/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/export/full', {
          params: { path: { assemblyId, delegationId }, query: { format: 'xlsx' } },
          parseAs: 'blob',
        }),
      ),
  });
  return (
    <>
      <ProblemNotice problem={full.error} />
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            size={size}
            loading={full.isPending}
            rightSection={<Icon name="chevron--down" />}
          >
            {t('menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {toImport && (
            <Menu.Item leftSection={<Icon name="upload" />} renderRoot={toImport}>
              {t('fromFile')}
            </Menu.Item>
          )}
          <Menu.Item
            component="a"
            href={`${addressOf(list)}/export?format=xlsx`}
            download
            leftSection={<Icon name="download" />}
          >
            {t('download')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="locked" />} onClick={() => full.mutate()}>
            {t('downloadFull')}
            <small className={classes.note}>{t('downloadFullNote')}</small>
          </Menu.Item>
          <Menu.Item
            component="a"
            href={`${addressOf(list)}/import/template?format=xlsx`}
            download
            leftSection={<Icon name="document" />}
          >
            {t('template')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
