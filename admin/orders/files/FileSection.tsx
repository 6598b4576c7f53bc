import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { ShareFile } from '../../../domain/contract/attachment.ts';
import type { OrderItem } from '../../../domain/contract/order.ts';
import { useCall } from '../../data/useCall.ts';
import { FaultAlert } from '../../ui/FaultAlert.tsx';
import { Section } from '../../ui/Section.tsx';
import { useDialogSubmit } from '../../ui/useDialogSubmit.ts';
import { useT } from '../../words/useT.ts';
import { AddFiles } from './AddFiles.tsx';
import { type Files, useFiles } from './FilesContext.ts';
import { FileTile } from './FileTile.tsx';

/** The files of the customer and of the results (requirement E2). */
export function FileSection({ items }: { items: readonly OrderItem[] }) {
  const t = useT();
  const context = useFiles();
  const [removing, setRemoving] = useState<ShareFile | null>(null);
  if (!context || context.loading) return null;
  const { files, fault, open, shareId, view, reload } = context;
  const whatOf = ({ source, itemId }: ShareFile): string => {
    if (source !== 'result') return t(`files.${source}`);
    const item = items.find(({ id }) => id === itemId);
    return item ? `${item.instrument.name} ${item.instrument.serialNumber}` : t('files.whole');
  };
  return (
    <Section
      title={t('files.title', { count: files.length })}
      action={<AddFiles itemId={null} label={t('files.add_whole')} />}
    >
      <FaultAlert fault={fault} />
      {fault && <Button onClick={() => void reload()}>{t('files.again')}</Button>}
      {!fault && files.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          {t(open ? 'files.none_yet' : 'files.none')}
        </Typography>
      )}
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'grid',
          gap: 1,
          gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
        }}
      >
        {files.map((file) => (
          <FileTile
            key={file.id}
            file={file}
            shareId={shareId}
            what={whatOf(file)}
            onView={() => view(file.id)}
            onRemove={open && file.source === 'result' ? () => setRemoving(file) : undefined}
          />
        ))}
      </Box>
      {removing && <RemoveDialog file={removing} files={context} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

function RemoveDialog({ file, files, onClose }: { file: ShareFile; files: Files; onClose: () => void }) {
  const t = useT();
  const call = useCall();
  const id = useId();
  const remove = async () => {
    try {
      await call('removeAttachment', { params: { shareId: files.shareId, uploadId: file.id } });
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      await files.reload();
    }
  };
  const { pending, fault, submit } = useDialogSubmit(remove, onClose);
  return (
    <Dialog open onClose={() => pending || onClose()} aria-labelledby={id}>
      <DialogTitle id={id}>{t('files.remove')}</DialogTitle>
      <DialogContent>
        <FaultAlert fault={fault} />
        <Typography sx={{ overflowWrap: 'anywhere' }}>{t('files.remove_text', { name: file.name })}</Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={pending}>
          {t('decision.close')}
        </Button>
        <Button variant="contained" color="error" loading={pending} onClick={() => void submit(undefined)}>
          {t('files.remove')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
