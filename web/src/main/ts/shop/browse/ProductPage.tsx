
export function ProductPage({ product }: { readonly product: number }) {
  return <p>ProductPage {product}</p>;
}
