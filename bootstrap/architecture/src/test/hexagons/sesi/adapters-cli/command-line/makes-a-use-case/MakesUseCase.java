package id.sesi.adapters.cli.command;

record MakesUseCase(id.sesi.application.UseCases useCases) {}
