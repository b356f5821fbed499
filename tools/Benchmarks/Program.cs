using CodeFirst.Benchmarks.Commands;

return await MeasureCommand.Create().Parse(args).InvokeAsync();
