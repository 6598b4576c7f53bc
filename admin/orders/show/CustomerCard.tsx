import type { Order } from '../../../domain/contract/order.ts';
import { useCall } from '../../data/useCall.ts';
import { Facts } from '../../ui/Facts.tsx';
import { HiddenNumber } from '../../ui/HiddenNumber.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSay } from '../../words/useSay.ts';

export function CustomerCard({ order, shareId }: { order: Order; shareId: string }) {
  const say = useSay();
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
    <Section title={say('order.customer')}>
      <Facts
        facts={[
          [say('order.enterprise'), enterprise.name],
          [say('order.contact'), contact?.name ?? say('order.no_contact')],
          [say('order.mobile'), mobile],
          [say('order.post'), contact?.post],
          [say('order.address'), enterprise.address],
          [say('order.credit_code'), enterprise.creditCode],
          [say('order.submitted'), order.submittedAt && <Moment at={order.submittedAt} />],
          [say('order.remarks'), order.remarks],
        ]}
      />
    </Section>
  );
}
