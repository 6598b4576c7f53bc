import Link from '@mui/material/Link';
import type { OrderItem } from '../../domain/contract/order.ts';
import type { Share } from '../../domain/contract/share.ts';
import { customerWords } from '../../domain/stage.ts';
import { useLanguage } from '../words/index.tsx';

interface ItemStateProps {
  readonly item: OrderItem;
  readonly share: Share;
  readonly onOpen: () => void;
}

/** 流程状态 of one instrument; a click shows all its steps (requirement C5). */
export function ItemState({ item, share, onOpen }: ItemStateProps) {
  const { t, language } = useLanguage();
  const label = {
    active: customerWords(share.stage, language, 'mandatory'),
    withdrawn: t('orders.withdrawn'),
    cancelled: t('orders.cancelled'),
  }[item.state];
  return (
    <Link component="button" type="button" onClick={onOpen} aria-haspopup="dialog" sx={{ textAlign: 'left' }}>
      {label}
    </Link>
  );
}
