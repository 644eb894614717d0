
export function CouponsPage() {
  return <p>CouponsPage </p>;
}
