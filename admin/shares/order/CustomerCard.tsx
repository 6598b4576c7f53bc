import { Link } from '@mui/material';
import type { Order } from '../../../domain/contract/order.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSay } from '../../words/useSay.ts';

export function CustomerCard({ order }: { order: Order }) {
  const say = useSay();
  const { enterprise, contact } = order;
  return (
    <Section title={say('order.customer')}>
      <Facts
        facts={[
          [say('order.enterprise'), enterprise.name],
          [say('order.contact'), contact?.name ?? say('order.no_contact')],
          [say('order.mobile'), contact && <Link href={`tel:${contact.mobile}`}>{contact.mobile}</Link>],
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
