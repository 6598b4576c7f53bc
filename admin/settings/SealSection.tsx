import { Box, Button, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { pathOf } from '../../domain/contract/client.ts';
import { useCall } from '../data/useCall.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { Timestamp } from '../ui/Timestamp.tsx';
import { useT } from '../words/useT.ts';
import { SealDialog } from './SealDialog.tsx';

/** 证书印章: printed over name and date on certificates from now on (requirement C13). */
export function SealSection() {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const { data, error } = useQuery({ queryKey: ['seal'], queryFn: () => call('getSeal') });
  const seal = data?.seal;
  const changed = (words: string) => {
    notify(words, { type: 'success' });
    setChosen(null);
    setFault(null);
    void cache.invalidateQueries({ queryKey: ['seal'] });
    void cache.invalidateQueries({ queryKey: ['settings', 'history'] });
  };
  const remove = async () => {
    try {
      await call('removeSeal');
      changed(t('settings.seal_removed'));
    } catch (problem) {
      setFault(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };
  return (
    <Section title={t('settings.seal')}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {t('settings.seal_help')}
      </Typography>
      <FaultAlert fault={fault ?? error} />
      {data && (
        <Typography sx={{ mb: 1, overflowWrap: 'anywhere' }}>
          {seal ? (
            <>
              {t('settings.seal_in_use', { name: seal.name, by: seal.by })} · <Timestamp at={seal.since} />
            </>
          ) : (
            t('settings.no_seal')
          )}
        </Typography>
      )}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, position: 'relative' }}>
        <Button variant="outlined" onClick={() => input.current?.click()}>
          {t(seal ? 'settings.seal_replace' : 'settings.seal_choose')}
        </Button>
        <Button href={pathOf('sealSpecimen')} target="_blank" rel="noopener">
          {t('settings.specimen')}
        </Button>
        {seal && (
          <Button color="error" onClick={remove}>
            {t('settings.seal_remove')}
          </Button>
        )}
        <Box
          component="input"
          ref={input}
          type="file"
          accept="image/png"
          aria-label={t('settings.seal_choose')}
          tabIndex={-1}
          sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
          onChange={(event: { target: HTMLInputElement }) => {
            setChosen(event.target.files?.[0] ?? null);
            event.target.value = '';
          }}
        />
      </Stack>
      {chosen && (
        <SealDialog file={chosen} onSaved={() => changed(t('settings.seal_saved'))} onClose={() => setChosen(null)} />
      )}
    </Section>
  );
}
