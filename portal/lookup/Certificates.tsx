import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { OrderProgress } from '../../domain/contract/public.ts';
import { CERTIFICATE_KINDS } from '../../domain/number.ts';
import { DigitalLinks } from '../parts/DigitalLinks.tsx';
import { useLanguage } from '../words/index.tsx';

/** The certificates of an order, each to be downloaded once its PDF has been made. */
export function Certificates({ certificates, archivePath }: Pick<OrderProgress, 'certificates' | 'archivePath'>) {
  const { words, language } = useLanguage();
  return (
    <Paper sx={{ p: 2 }}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1 }}>
        <Typography variant="h2" sx={{ flexGrow: 1 }}>
          {words.lookup.certificates}
        </Typography>
        {archivePath && (
          <Button size="small" variant="contained" href={archivePath} download>
            {words.lookup.downloadAll}
          </Button>
        )}
      </Stack>
      {certificates.length === 0 && <Typography color="text.secondary">{words.lookup.noCertificates}</Typography>}
      <Stack spacing={1} component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {certificates.map((certificate) => (
          <Stack
            key={certificate.id}
            component="li"
            direction="row"
            useFlexGap
            spacing={1.5}
            sx={{ flexWrap: 'wrap', alignItems: 'center' }}
          >
            <Typography sx={{ flexGrow: 1 }}>
              {CERTIFICATE_KINDS[certificate.kind][language]} {certificate.number} · {certificate.instrumentName}（
              {certificate.serialNumber}）{certificate.replaces && ` · ${words.lookup.replaces(certificate.replaces)}`}
              {certificate.withdrawnAt && ` · ${words.lookup.withdrawn}`}
            </Typography>
            {certificate.digitalPath && <DigitalLinks path={certificate.digitalPath} number={certificate.number} />}
            {certificate.downloadPath ? (
              <Button
                size="small"
                variant="outlined"
                href={certificate.downloadPath}
                download
                aria-label={`${words.lookup.download} ${certificate.number}`}
              >
                {words.lookup.download}
              </Button>
            ) : (
              <Typography color="text.secondary">{words.lookup.preparing}</Typography>
            )}
          </Stack>
        ))}
      </Stack>
    </Paper>
  );
}
