import CheckIcon from '@mui/icons-material/Check';
import { Chip, Stack } from '@mui/material';
import type { OfferedReason } from '../../domain/contract/reason.ts';
import { useT } from '../words/useT.ts';

interface ReasonChoiceProps {
  readonly reasons: readonly OfferedReason[];
  readonly notes: string;
  readonly onChange: (notes: string) => void;
}

/** Standard reasons: a click adds the text to the notes, another one removes it. */
export function ReasonChoice({ reasons, notes, onChange }: ReasonChoiceProps) {
  const t = useT();
  if (reasons.length === 0) return null;
  const toggle = (text: string) => {
    const lines = notes.includes(text) ? notes.replace(text, '').split('\n') : [...notes.split('\n'), text];
    onChange(
      lines
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n'),
    );
  };
  return (
    <Stack direction="row" role="group" aria-label={t('decision.reasons')} sx={{ flexWrap: 'wrap', gap: 1, mb: 1 }}>
      {reasons.map(({ id, title, text }) => {
        const chosen = notes.includes(text);
        return (
          <Chip
            key={id}
            label={title}
            title={text}
            aria-pressed={chosen}
            variant={chosen ? 'filled' : 'outlined'}
            {...(chosen ? { icon: <CheckIcon />, color: 'primary' } : {})}
            onClick={() => toggle(text)}
          />
        );
      })}
    </Stack>
  );
}
