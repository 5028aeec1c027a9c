export default function Home() {
  return <h1 tabIndex={-1}>Inicio</h1>;
}
