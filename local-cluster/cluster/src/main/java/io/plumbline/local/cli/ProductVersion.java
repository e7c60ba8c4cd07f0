package io.plumbline.local.cli;

import io.plumbline.connect.BuildVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the one version that all of Plumbline is built as. */
final class ProductVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"plumbline " + BuildVersion.current()};
    }
}
