using CodeFirst.Benchmarks;

return await BenchmarkCommand.Create().Parse(args).InvokeAsync();
