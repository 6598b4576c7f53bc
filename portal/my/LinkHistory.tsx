import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { LINK_STATES, type OwnLink } from '../../domain/contract/link.ts';
import { useDates, useLanguage } from '../words/index.tsx';

/** Ended links, newest first. */
export function LinkHistory({ links }: { links: readonly OwnLink[] }) {
  const { t, language } = useLanguage();
  const dates = useDates();
  if (links.length === 0) return null;
  return (
    <Accordion disableGutters elevation={0} sx={{ mt: 2, '&::before': { display: 'none' } }}>
      <AccordionSummary sx={{ px: 0 }} expandIcon={<span aria-hidden>▾</span>}>
        {t('person.history')}（{links.length}）
      </AccordionSummary>
      <AccordionDetails sx={{ px: 0 }}>
        <Stack component="ul" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {links.map((link) => (
            <li key={link.id}>
              {link.name} ·{' '}
              {link.decidedAt && link.state === 'ended' ? t('person.end') : LINK_STATES[link.state][language]}
              <Typography variant="body2" color="text.secondary">
                {t('person.requestedAt')} {dates.minute(link.requestedAt)}
                {link.decidedAt && ` · ${t('person.decidedAt')} ${dates.minute(link.decidedAt)}`}
                {link.endedAt && ` · ${t('person.endedAt')} ${dates.minute(link.endedAt)}`}
              </Typography>
            </li>
          ))}
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}
