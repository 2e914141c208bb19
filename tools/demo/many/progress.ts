/** Tells on one line how far it is, how fast, and how long it still takes; at its end the rate, as a bench would. */
export function progress(count: number, clock: () => number = () => performance.now()) {
  const began = clock();
  const live = process.stdout.isTTY;
  let done = 0;
  let told = -Infinity;
  const rate = () => done / Math.max(0.001, (clock() - began) / 1000);
  return {
    done(now: number): void {
      done = now;
      // A log wants fewer lines than a screen.
      if (done < count && clock() - told < (live ? 200 : 5000)) return;
      told = clock();
      const left = Math.ceil((count - done) / rate());
      const line = `  ${done} / ${count} đăng ký · ${Math.round(rate())}/giây · còn ${left} giây`;
      process.stdout.write(live ? `\r${line}\u001b[K` : `${line}\n`);
    },
    end(): void {
      if (live) process.stdout.write('\n');
      const figure = { bench: 'seed.rate', value: Math.round(rate()), unit: 'registrations/s', registrations: count };
      process.stdout.write(`${JSON.stringify(figure)}\n`);
    },
  };
}
