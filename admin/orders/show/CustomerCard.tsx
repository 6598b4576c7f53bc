import type { Order } from '../../../domain/contract/order.ts';
import { detailFacts } from '../../../domain/order-detail.ts';
import { useCall } from '../../data/useCall.ts';
import { Facts } from '../../ui/Facts.tsx';
import { HiddenNumber } from '../../ui/HiddenNumber.tsx';
import { Section } from '../../ui/Section.tsx';
import { Timestamp } from '../../ui/Timestamp.tsx';
import { useLanguage } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';

export function CustomerCard({ order, shareId }: { order: Order; shareId: string }) {
  const t = useT();
  const language = useLanguage();
  const call = useCall();
  const { enterprise, contact } = order;
  const mobile = contact && (
    <HiddenNumber
      key={contact.id}
      masked={contact.mobile}
      reveal={() => call('revealContactMobile', { params: { shareId } })}
    />
  );
  return (
    <Section title={t('order.customer')}>
      <Facts
        facts={[
          [t('order.enterprise'), enterprise.name],
          [t('common.contact'), contact?.name ?? t('order.no_contact')],
          [t('order.mobile'), mobile],
          [t('common.post'), contact?.post],
          [t('order.address'), enterprise.address],
          [t('order.credit_code'), enterprise.creditCode],
          [t('common.submitted'), order.submittedAt && <Timestamp at={order.submittedAt} />],
          ...detailFacts(order, language),
        ]}
      />
    </Section>
  );
}
