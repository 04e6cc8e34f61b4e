import { Button, FileButton, Modal, Slider } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import Cropper, { type Area } from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { upload } from '../../api/upload.js';
import { initialsOf } from '../../components/initials.js';
import { Icon } from '../../components/Icon.js';
import { ProblemNotice } from '../../components/ProblemNotice.js';
import classes from './PersonPhoto.module.css';

/** Three to four, as on passports and badges. */
const aspect = 3 / 4;

export interface PersonPhotoProps {
  assemblyId: string;
  delegationId: string;
  person: { id: string; photoFileId: string | null };
  name: string;
  editable: boolean;
}

/** The photo of a person, or the initials; chosen, cut in place and sent, and taken away. */
export function PersonPhoto({
  assemblyId,
  delegationId,
  person,
  name,
  editable,
}: PersonPhotoProps) {
  const { t } = useTranslation('photo');
  const client = useQueryClient();
  /** The file that was chosen, and its address for this page while it is shown. */
  const [chosen, setChosen] = useState<{ file: File; source: string }>();
  const address = `/api/v1/assemblies/${assemblyId}/delegations/${delegationId}/people/${person.id}/photo`;
  const refresh = () => client.invalidateQueries({ queryKey: ['delegations'] });
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE(
        '/api/v1/assemblies/{assemblyId}/delegations/{delegationId}/people/{personId}/photo',
        { params: { path: { assemblyId, delegationId, personId: person.id } } },
      ),
    onSettled: refresh,
  });
  const close = () => {
    if (chosen) URL.revokeObjectURL(chosen.source);
    setChosen(undefined);
  };
  const has = person.photoFileId !== null;
  return (
    <div className={classes.photo}>
      <span className={classes.frame}>
        {has ? (
          <img src={`${address}?file=${person.photoFileId}`} alt={t('of', { name })} />
        ) : (
          <span aria-hidden>{initialsOf(name)}</span>
        )}
      </span>
      {editable && (
        <span className={classes.actions}>
          <FileButton
            accept="image/jpeg,image/png,image/webp"
            onChange={(file) => file && setChosen({ file, source: URL.createObjectURL(file) })}
          >
            {(props) => (
              <Button {...props} variant="subtle" size="xs">
                {t(has ? 'replace' : 'add')}
              </Button>
            )}
          </FileButton>
          {has && (
            <Button
              variant="subtle"
              size="xs"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t('remove')}
            </Button>
          )}
        </span>
      )}
      <ProblemNotice problem={remove.error} />
      {chosen && (
        <CropDialog {...chosen} name={name} address={address} onClose={close} onSent={refresh} />
      )}
    </div>
  );
}

function CropDialog({
  file,
  source,
  name,
  address,
  onClose,
  onSent,
}: {
  file: File;
  source: string;
  name: string;
  address: string;
  onClose: () => void;
  onSent: () => Promise<void>;
}) {
  const { t } = useTranslation(['photo', 'common']);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area>();
  const [unreadable, setUnreadable] = useState(false);
  const send = useMutation({
    mutationFn: () => {
      const part = area ? `?${new URLSearchParams(rounded(area)).toString()}` : '';
      return upload(address + part, file);
    },
    onSuccess: async () => {
      await onSent();
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.dialog}>
        <p>{t('text')}</p>
        <div className={classes.stage}>
          {!unreadable && (
            <Cropper
              image={source}
              crop={crop}
              zoom={zoom}
              aspect={aspect}
              maxZoom={4}
              onCropChange={setCrop}
              onZoomChange={setZoom}
              onCropComplete={setArea}
              // Its style sheet comes with ours: the page allows no other.
              disableAutomaticStylesInjection
              mediaProps={{ alt: '', onError: () => setUnreadable(true) }}
              cropperProps={{ 'aria-label': t('frame'), role: 'group' }}
            />
          )}
          {unreadable && <p className={classes.unreadable}>{t('unreadable')}</p>}
        </div>
        <div className={classes.zoom}>
          <Icon name="zoom--out" />
          <Slider
            value={zoom}
            onChange={setZoom}
            min={1}
            max={4}
            step={0.05}
            label={null}
            thumbLabel={t('zoom')}
            className={classes.slider}
          />
          <Icon name="zoom--in" />
        </div>
        <p className={classes.hint}>{t('keys')}</p>
        <ProblemNotice problem={send.error} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={send.isPending} disabled={unreadable} onClick={() => send.mutate()}>
            {t('save')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** In percent, as the server reads it. */
const rounded = (area: Area): Record<string, string> =>
  Object.fromEntries(
    (['x', 'y', 'width', 'height'] as const).map((key) => [
      key,
      String(Math.min(100, Math.max(0, Math.round(area[key] * 1000) / 1000))),
    ]),
  );
