package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.settings.Credential;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.settings.VaultSettings;
import id.sesi.adapters.http.vault.VaultAccess;
import id.sesi.adapters.http.vault.VaultCredentials;
import id.sesi.adapters.http.vault.VaultSecretSource;
import id.sesi.adapters.local.secret.CommandSecretSource;
import id.sesi.adapters.local.secret.CredentialFile;
import id.sesi.adapters.local.secret.EnvironmentVariableSecretSource;
import id.sesi.adapters.local.secret.FileSecretSource;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Wires the locations of the keys. */
@Module
final class KeyModule {

    private KeyModule() {}

    @Provides
    @Singleton
    static ConfiguredKeys configuredKeys(UseCaseSettings settings, OpenResources resources) {
        KeySettings keys = settings.keys();
        return new ConfiguredKeys(
                keys.partnerId(),
                keys.secret().map(reference -> sources(reference, keys, resources)),
                keys.otherSecret().map(reference -> sources(reference, keys, resources)));
    }

    private static KeySources sources(SecretReference reference, KeySettings keys, OpenResources resources) {
        return switch (reference.scheme()) {
            case ENV -> variable(reference.location(), keys);
            case FILE -> file(Path.of(reference.location()));
            case EXEC -> program(reference.command());
            case VAULT -> vault(reference.location(), keys.vault().orElseThrow(), resources);
        };
    }

    private static KeySources variable(String name, KeySettings keys) {
        EnvironmentVariableSecretSource source = new EnvironmentVariableSecretSource(name, keys.variables());
        return KeySources.of(source, source::fetchBytes);
    }

    private static KeySources file(Path file) {
        FileSecretSource source = new FileSecretSource(file);
        return KeySources.of(source, source::fetchBytes);
    }

    /** The shutdown hook kills the program and its child processes if a signal ends this process. */
    private static KeySources program(List<String> command) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        CommandSecretSource source = new CommandSecretSource(command);
        return KeySources.of(source, source::fetchBytes);
    }

    private static KeySources vault(String path, VaultSettings vault, OpenResources resources) {
        VaultSecretSource source = new VaultSecretSource(
                NetworkModule.client(vault.extraCertificates(), vault.proxy(), resources),
                new VaultAccess(vault.address(), vault.namespace(), credentials(vault)),
                path);
        return KeySources.of(source, source::fetchBytes);
    }

    private static VaultCredentials credentials(VaultSettings vault) {
        Supplier<String> credential = credential(vault.credential());
        return switch (vault.login()) {
            case TOKEN -> VaultCredentials.token(credential);
            case APP_ROLE -> VaultCredentials.appRole(vault.authPath(), vault.role(), credential);
            case KUBERNETES -> VaultCredentials.kubernetes(vault.authPath(), vault.role(), credential);
        };
    }

    private static Supplier<String> credential(Credential credential) {
        return credential.<Supplier<String>>fold(
                text -> text::value, file -> new CredentialFile(file.kind(), file.file()));
    }
}
