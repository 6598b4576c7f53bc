import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { LEDGER_SERVICE_NAMES, LEDGER_SERVICES } from '../../domain/ledger-service.ts';
import { saveFile } from '../../web/saveFile.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Title } from '../parts/Title.tsx';
import { useReference } from '../parts/useReference.ts';
import { useLanguage } from '../words/index.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { FileChoice } from './FileChoice.tsx';

/** Starts an import: templates and look-up lists, the choice of a file, and earlier imports (requirement B9). */
export function ImportPage() {
  const { t, language } = useLanguage();

  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const limit = useReference().data?.limits.uploadMegabytes;
  const start = useMutation({
    mutationFn: (file: File) => call('startImport', { file, fileName: file.name }),
    onSuccess: ({ id }) => navigate(`/my/instruments/imports/${id}`),
  });
  const download = useMutation({
    mutationFn: async ({ name, get }: { name: string; get: () => Promise<Blob> }) => saveFile(await get(), name),
  });
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) start.mutate(file);
  };
  const file = (name: string, get: () => Promise<unknown>) => (
    <Button key={name} onClick={() => download.mutate({ name: `${name}.xlsx`, get: get as () => Promise<Blob> })}>
      {name}
    </Button>
  );
  return (
    <>
      <Title text={t('imports.title')} lead={t('imports.lead')}>
        <Button component={Link} to="/my/instruments">
          {t('nav.instruments')}
        </Button>
      </Title>
      <Paper sx={{ p: 2, mb: 2 }}>
        <Typography variant="h2" gutterBottom>
          {t('imports.first')}
        </Typography>
        <Typography color="text.secondary">{t('imports.templateHint')}</Typography>
        <Stack direction="row" useFlexGap spacing={1} sx={{ mt: 1, flexWrap: 'wrap', ml: -1 }}>
          {LEDGER_SERVICE_NAMES.map((service) =>
            file(t('imports.template', { service: LEDGER_SERVICES[service][language] }), () =>
              call('importTemplate', { params: { service } }),
            ),
          )}
          {file(t('imports.regions'), () => call('regionWorkbook'))}
          {file(t('imports.catalogue'), () => call('catalogueWorkbook'))}
        </Stack>
        <Fault error={download.error} />
      </Paper>
      <Paper sx={{ p: 2, mb: 2 }}>
        <Typography variant="h2" gutterBottom>
          {t('imports.second')}
        </Typography>
        <Fault error={start.error} />
        <Box
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
          sx={{
            p: 3,
            textAlign: 'center',
            border: 2,
            borderStyle: 'dashed',
            borderRadius: 1,
            borderColor: over ? 'primary.main' : 'divider',
            bgcolor: over ? 'action.hover' : undefined,
          }}
        >
          <FileChoice
            label={t('common.chooseXlsx')}
            busy={start.isPending}
            onChoose={(chosen) => start.mutate(chosen)}
          />
          <Typography color="text.secondary" sx={{ mt: 1 }}>
            {t('imports.drop')} {limit && t('imports.uploadLimit', { limit })}
          </Typography>
        </Box>
        <Alert severity="info" sx={{ mt: 2 }}>
          {t('imports.promise')}
        </Alert>
      </Paper>
      <EarlierImports />
    </>
  );
}
