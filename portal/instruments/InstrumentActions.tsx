import Button from '@mui/material/Button';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { useWords } from '../words/index.tsx';

export interface InstrumentActionsProps {
  readonly onEdit: (instrument: Instrument) => void;
  readonly onCopy: (instrument: Instrument) => void;
  readonly onRemove: (instrument: Instrument) => void;
}

const slim = { minWidth: 0, px: 0.75 };

/** What may be done with an instrument of the ledger. */
export function InstrumentActions({
  instrument,
  onEdit,
  onCopy,
  onRemove,
}: InstrumentActionsProps & { readonly instrument: Instrument }) {
  const words = useWords();
  const { instrumentNumber } = instrument;
  return (
    <>
      <Button
        size="small"
        sx={slim}
        onClick={() => onEdit(instrument)}
        aria-label={`${words.edit} ${instrumentNumber}`}
      >
        {words.edit}
      </Button>
      <Button
        size="small"
        sx={slim}
        onClick={() => onCopy(instrument)}
        aria-label={`${words.instruments.copy} ${instrumentNumber}`}
      >
        {words.instruments.copy}
      </Button>
      <Button
        size="small"
        color="error"
        sx={slim}
        disabled={instrument.openOrderId !== null || instrument.certificateNumber !== null}
        onClick={() => onRemove(instrument)}
        aria-label={`${words.remove} ${instrumentNumber}`}
      >
        {words.remove}
      </Button>
    </>
  );
}
