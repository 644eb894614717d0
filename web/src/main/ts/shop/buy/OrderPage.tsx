
export function OrderPage({ order }: { readonly order: number }) {
  return <p>OrderPage {order}</p>;
}
