import { Logo } from '../ui/marks.js';
export default function Home() {
  return (
    <main>
      <Logo hasName />
    </main>
  );
}
