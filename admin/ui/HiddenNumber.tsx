import VisibilityIcon from '@mui/icons-material/Visibility';
import { Button, Link, Stack, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { wordsOf } from '../data/problem.ts';
import { useT } from '../words/useT.ts';

interface HiddenNumberProps {
  /** The masked number, e.g. `139****5678`. */
  readonly masked: string;
  /** Whether the unmasked number becomes a link for calling it. */
  readonly isPhone?: boolean;
  /** Reads the unmasked number; the server records who read it. Absent if the person may not. */
  readonly reveal?: (() => Promise<{ readonly number: string }>) | undefined;
}

/** A masked number, and the button that shows it unmasked. */
export function HiddenNumber({ masked, isPhone = true, reveal }: HiddenNumberProps) {
  const t = useT();
  const notify = useNotify();
  const [whole, setWhole] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (whole) return isPhone ? <Link href={`tel:${whole}`}>{whole}</Link> : <span>{whole}</span>;
  const show = async (fetchNumber: NonNullable<typeof reveal>) => {
    setBusy(true);
    try {
      setWhole((await fetchNumber()).number);
    } catch (error) {
      notify(wordsOf(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack component="span" direction="row" spacing={1} sx={{ alignItems: 'center', display: 'inline-flex' }}>
      <span>{masked}</span>
      {reveal && (
        <Tooltip title={t('personal.recorded')} describeChild>
          <Button
            size="small"
            startIcon={<VisibilityIcon />}
            loading={busy}
            onClick={() => void show(reveal)}
            sx={{ py: 0 }}
          >
            {t('personal.show')}
          </Button>
        </Tooltip>
      )}
    </Stack>
  );
}
